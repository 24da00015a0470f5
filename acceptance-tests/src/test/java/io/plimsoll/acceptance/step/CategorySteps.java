package io.plimsoll.acceptance.step;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sheet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Categories of correlated assets, and the loans that choose one. */
public class CategorySteps {

  private static final List<String> MEMBERS = List.of("collateral", "borrowable");

  private final Desk desk;
  private final Scene scene;

  public CategorySteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{person} has defined the category {word} with")
  public void hasDefined(String person, String category, DataTable table) {
    define(category, table).accepted();
  }

  @When("{person} defines the category {word} with")
  public void defines(String person, String category, DataTable table) {
    scene.tried(define(category, table));
  }

  @Given("{person} has chosen the category {word}")
  public void hasChosen(String borrower, String category) {
    choose(borrower, Map.of("category", category)).accepted();
  }

  @When("{person} chooses the category {word}")
  public void chooses(String borrower, String category) {
    scene.tried(choose(borrower, Map.of("category", category)));
  }

  @When("{person} leaves her category")
  public void leaves(String borrower) {
    scene.tried(choose(borrower, Collections.singletonMap("category", null)));
  }

  @Then("the category {word} shows")
  public void shows(String category, DataTable expected) {
    var listed =
        desk.get("/markets/" + scene.market())
            .accepted()
            .required("categories")
            .valueStream()
            .filter(each -> each.required("id").asString().equals(category))
            .findFirst()
            .orElseThrow();
    Sheet.assertShows(listed, expected);
  }

  private Answer define(String category, DataTable table) {
    var body = new LinkedHashMap<String, Object>(Sheet.request(table));
    for (var members : MEMBERS)
      body.computeIfPresent(members, (_, names) -> List.of(names.toString().split(" and ", -1)));
    return desk.put("/markets/%s/categories/%s".formatted(scene.market(), category), body);
  }

  private Answer choose(String borrower, Map<String, String> choice) {
    return desk.post("/loans/%s/category".formatted(scene.loan(borrower)), choice);
  }
}

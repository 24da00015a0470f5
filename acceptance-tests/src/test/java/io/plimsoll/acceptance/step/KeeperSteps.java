package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sheet;
import io.plimsoll.acceptance.world.Sum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Keepers as parties: bond, funds, and how they have bought. */
public class KeeperSteps {

  private final Desk desk;
  private final Scene scene;

  public KeeperSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{person} has registered as a keeper with {sum}")
  public void hasRegistered(String keeper, Sum bond) {
    register(keeper, bond).accepted();
  }

  @When("{person} registers as a keeper with {sum}")
  public void registers(String keeper, Sum bond) {
    scene.tried(register(keeper, bond));
  }

  @Given("{person} has brought {sum} to buy with")
  public void hasBrought(String keeper, Sum funds) {
    move(keeper, "deposits", funds).accepted();
  }

  @When("{person} brings {sum} to buy with")
  public void brings(String keeper, Sum funds) {
    scene.tried(move(keeper, "deposits", funds));
  }

  @When("{person} takes {sum} out of her/his funds")
  public void takesOut(String keeper, Sum funds) {
    scene.tried(move(keeper, "withdrawals", funds));
  }

  @Given("{person} has left the market")
  public void hasLeft(String keeper) {
    leave(keeper).accepted();
  }

  @When("{person} leaves the market")
  public void leaves(String keeper) {
    scene.tried(leave(keeper));
  }

  @Then("{person} has been paid out {sums}")
  public void hasBeenPaidOut(String keeper, List<Sum> expected) {
    var left = scene.outcome().accepted();
    assertThat(left.required("keeper").asString()).isEqualTo(keeper);
    assertThat(sums(left.required("paidOut"))).containsExactlyElementsOf(expected);
  }

  @Then("{person} is a keeper with a bond of {sum}")
  public void isKeeper(String keeper, Sum bond) {
    var found = find(keeper).accepted();
    assertThat(new Sum(found.required("bond").asString(), found.required("bondAsset").asString()))
        .isEqualTo(bond);
    assertThat(names()).contains(keeper);
  }

  @Then("{person} is no keeper")
  public void isNoKeeper(String keeper) {
    assertThat(find(keeper).status()).isEqualTo(404);
    assertThat(names()).doesNotContain(keeper);
  }

  @Then("{person}'s free funds are {sums}")
  public void freeFunds(String keeper, List<Sum> expected) {
    assertThat(sums(find(keeper).accepted().required("funds"))).containsExactlyElementsOf(expected);
  }

  @Then("{person} has no free funds")
  public void noFreeFunds(String keeper) {
    freeFunds(keeper, List.of());
  }

  @When("an auditor looks at the keeper {person}")
  public void looksAt(String keeper) {
    scene.tried(find(keeper));
  }

  @Then("her/his scorecard shows")
  public void scorecardShows(DataTable expected) {
    Sheet.assertShows(scene.outcome().accepted().required("scorecard"), expected);
  }

  @Then("she/he has bought")
  public void hasBought(DataTable expected) {
    assertThat(
            scene
                .outcome()
                .accepted()
                .required("scorecard")
                .required("pairs")
                .valueStream()
                .map(pair -> row(pair, expected)))
        .containsExactlyElementsOf(expected.asMaps());
  }

  private static Map<String, String> row(JsonNode shown, DataTable expected) {
    var row = new LinkedHashMap<String, String>();
    for (var column : expected.row(0)) row.put(column, shown.required(column).asString());
    return row;
  }

  private List<String> names() {
    return desk.get(keepers())
        .accepted()
        .required("items")
        .valueStream()
        .map(keeper -> keeper.required("keeper").asString())
        .toList();
  }

  private static List<Sum> sums(JsonNode amounts) {
    return amounts
        .valueStream()
        .map(each -> new Sum(each.required("amount").asString(), each.required("asset").asString()))
        .toList();
  }

  private Answer register(String keeper, Sum bond) {
    return desk.post(keepers(), Map.of("keeper", keeper, "bond", bond.number()));
  }

  private Answer move(String keeper, String what, Sum funds) {
    return desk.post(
        "%s/%s/%s".formatted(keepers(), keeper, what),
        Map.of("asset", funds.asset(), "amount", funds.number()));
  }

  private Answer leave(String keeper) {
    return desk.post("%s/%s/departure".formatted(keepers(), keeper), "", Map.of());
  }

  private Answer find(String keeper) {
    return desk.get("%s/%s".formatted(keepers(), keeper));
  }

  private String keepers() {
    return "/markets/%s/keepers".formatted(scene.market());
  }
}

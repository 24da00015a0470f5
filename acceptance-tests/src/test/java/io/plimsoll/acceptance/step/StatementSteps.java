package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Statements of loans, accounts and keepers. */
public class StatementSteps {

  private final Desk desk;
  private final Scene scene;
  private final HistorySteps history;

  public StatementSteps(Desk desk, Scene scene, HistorySteps history) {
    this.desk = desk;
    this.scene = scene;
    this.history = history;
  }

  @Then("the statement of {person}'s loan reads")
  public void loanReads(String borrower, DataTable expected) {
    assertThat(lines("loan=" + scene.loan(borrower), expected))
        .containsExactlyElementsOf(expected.asMaps());
  }

  @Then("the statement of the keeper {person} reads")
  public void keeperReads(String keeper, DataTable expected) {
    assertThat(lines("keeper=" + keeper, expected)).containsExactlyElementsOf(expected.asMaps());
  }

  @Then("the statement of {person}'s loan ends with")
  public void loanEnds(String borrower, DataTable expected) {
    assertCloses("loan=" + scene.loan(borrower), expected);
  }

  @Then("the statement of {person}'s account ends with")
  public void accountEnds(String lender, DataTable expected) {
    assertCloses("account=" + lender, expected);
  }

  @Then("at the noted instant {person}'s statement ended with the debt noted")
  public void endedAsNoted(String borrower) {
    var noted = history.noted();
    var owed =
        statement(
                "loan=%s&at=%s".formatted(scene.loan(borrower), noted.required("asOf").asString()))
            .required("closing")
            .valueStream()
            .filter(each -> each.required("account").asString().equals("loans-receivable"))
            .map(each -> each.required("balance").asString())
            .toList();
    assertThat(owed)
        .containsExactly(noted.required("debt").required(0).required("amount").asString());
  }

  /** Page by page, as a reader would. */
  private List<Map<String, String>> lines(String of, DataTable expected) {
    var lines = new ArrayList<Map<String, String>>();
    var page = statement(of + "&limit=2");
    while (true) {
      page.required("items").forEach(line -> lines.add(row(line, expected)));
      if (page.required("next").isNull()) return lines;
      page = statement(of + "&limit=2&cursor=" + page.required("next").asString());
    }
  }

  private void assertCloses(String of, DataTable expected) {
    assertThat(statement(of).required("closing").valueStream().map(each -> row(each, expected)))
        .containsExactlyElementsOf(expected.asMaps());
  }

  private JsonNode statement(String of) {
    return desk.get("/ledger/statements?market=%s&%s".formatted(scene.market(), of)).accepted();
  }

  private static Map<String, String> row(JsonNode shown, DataTable expected) {
    var row = new LinkedHashMap<String, String>();
    for (var column : expected.row(0)) row.put(column, shown.required(column).asString());
    return row;
  }
}

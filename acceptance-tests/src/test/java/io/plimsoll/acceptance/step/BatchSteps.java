package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Requests;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lots in batches, and what keepers bid for them. */
public class BatchSteps {

  private final Desk desk;
  private final Scene scene;
  private final Requests requests;

  public BatchSteps(Desk desk, Scene scene, Requests requests) {
    this.desk = desk;
    this.scene = scene;
    this.requests = requests;
  }

  @Given("these keepers have registered with {sum} each, and brought")
  public void haveRegistered(Sum bond, DataTable funds) {
    for (var row : funds.asMaps()) {
      var keepers = "/markets/%s/keepers".formatted(scene.market());
      var keeper = row.get("keeper");
      desk.post(keepers, Map.of("keeper", keeper, "bond", bond.number())).accepted();
      var brought = Sum.of(row.get("funds"));
      desk.post(
              "%s/%s/deposits".formatted(keepers, keeper),
              Map.of("asset", brought.asset(), "amount", brought.number()))
          .accepted();
    }
  }

  @When("{person} bids for {sum} of {person}'s batch, at {sum} each at most")
  public void bids(String keeper, Sum amount, String borrower, Sum limit) {
    scene.tried(desk.post(path(borrower), bid(keeper, amount.number(), limit)));
  }

  @Given("{person} has bid for {sum} of {person}'s batch, at {sum} each at most")
  public void hasBid(String keeper, Sum amount, String borrower, Sum limit) {
    desk.post(path(borrower), bid(keeper, amount.number(), limit)).accepted();
  }

  @When("{person} bids for all of {person}'s batch, at {sum} each at most")
  public void bidsForAll(String keeper, String borrower, Sum limit) {
    scene.tried(desk.post(path(borrower), bid(keeper, "max", limit)));
  }

  @Given("{person} has bid for all of {person}'s batch, at {sum} each at most")
  public void hasBidForAll(String keeper, String borrower, Sum limit) {
    desk.post(path(borrower), bid(keeper, "max", limit)).accepted();
  }

  @Given(
      "{person} has bid for {sum} of {person}'s batch, at {sum} each at most, as his request {string}")
  public void hasBid(String keeper, Sum amount, String borrower, Sum limit, String key) {
    requests.send(path(borrower), bid(keeper, amount.number(), limit), key).accepted();
  }

  @When(
      "{person} bids for {sum} of {person}'s batch, at {sum} each at most, as his request {string}")
  public void bids(String keeper, Sum amount, String borrower, Sum limit, String key) {
    scene.tried(requests.send(path(borrower), bid(keeper, amount.number(), limit), key));
  }

  @Given("keepers have bid for {person}'s batch")
  public void haveBid(String borrower, DataTable bids) {
    for (var row : bids.asMaps())
      hasBid(row.get("keeper"), Sum.of(row.get("amount")), borrower, Sum.of(row.get("limit")));
  }

  @Then("{sum} has/have been set aside for {person}'s bid")
  public void setAside(Sum escrow, String keeper) {
    var bid = scene.outcome().accepted();
    assertThat(bid.required("keeper").asString()).isEqualTo(keeper);
    assertThat(sum(bid, "escrow", "debtAsset")).isEqualTo(escrow);
  }

  @Then("{sum} are in {person}'s batch, at {sum} each at least")
  public void inBatch(Sum lot, String borrower, Sum least) {
    var batch = newest(borrower);
    assertThat(batch.required("endedAt").isNull()).as("%s", batch).isTrue();
    assertThat(sum(batch, "lot", "collateralAsset")).isEqualTo(lot);
    assertThat(batch.required("debtAsset").asString()).isEqualTo(least.asset());
    assertThat(batch.required("batch").required("minimum").asString()).isEqualTo(least.number());
  }

  @Then("nothing of {person}'s loan has been in a batch")
  public void neverInBatch(String borrower) {
    assertThat(names(borrower)).isEmpty();
  }

  @Then("everybody sees that {int} bid(s) has/have come in for {person}'s batch, and nobody whose")
  public void sealed(int count, String borrower) {
    var batch = newest(borrower).required("batch");
    assertThat(batch.required("bidCount").asInt()).isEqualTo(count);
    assertThat(batch.required("bids").size()).isZero();
  }

  @Then("{person}'s batch has been cleared at {sum} each, and has raised {sum}")
  public void cleared(String borrower, Sum price, Sum raised) {
    var batch = oldest(borrower);
    assertThat(batch.required("endedAt").isNull()).as("%s", batch).isFalse();
    assertThat(batch.required("batch").required("price").asString()).isEqualTo(price.number());
    assertThat(sum(batch, "raised", "debtAsset")).isEqualTo(raised);
  }

  @Then("{person}'s batch has ended without a sale")
  public void unsold(String borrower) {
    var batch = oldest(borrower);
    assertThat(batch.required("endedAt").isNull()).as("%s", batch).isFalse();
    assertThat(batch.required("batch").required("price").isNull()).isTrue();
    assertThat(batch.required("sold").asString()).isEqualTo("0");
  }

  @Then("the bids in {person}'s batch show")
  public void bidsShow(String borrower, DataTable expected) {
    assertThat(rows(oldest(borrower).required("batch").required("bids"), expected))
        .containsExactlyElementsOf(expected.asMaps());
  }

  @Then("the lots in {person}'s batch show")
  public void lotsShow(String borrower, DataTable expected) {
    var lots = oldest(borrower).required("batch").required("lots");
    assertThat(
            lots.valueStream()
                .map(
                    lot -> {
                      Map<String, String> row = new LinkedHashMap<>();
                      var loan = lot.required("liquidation").asString();
                      row.put("loan", loan.substring(0, loan.indexOf('-')));
                      for (var column : expected.row(0).subList(1, expected.width()))
                        row.put(column, lot.required(column).asString());
                      return row;
                    })
                .toList())
        .containsExactlyInAnyOrderElementsOf(expected.asMaps());
  }

  private static List<Map<String, String>> rows(JsonNode shown, DataTable expected) {
    return shown
        .valueStream()
        .map(
            each -> {
              Map<String, String> row = new LinkedHashMap<>();
              for (var column : expected.row(0)) row.put(column, each.required(column).asString());
              return row;
            })
        .toList();
  }

  private static Map<String, String> bid(String keeper, String amount, Sum limit) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("amount", amount);
    body.put("limit", limit.number());
    return body;
  }

  private String path(String borrower) {
    return "/auctions/%s/bids".formatted(batches(borrower).getFirst());
  }

  private JsonNode newest(String borrower) {
    return find(batches(borrower).getFirst()).accepted();
  }

  private JsonNode oldest(String borrower) {
    return find(batches(borrower).getLast()).accepted();
  }

  private Answer find(String batch) {
    return desk.get("/auctions/" + batch);
  }

  /** Names, newest first. */
  private List<String> batches(String borrower) {
    var batches = names(borrower);
    assertThat(batches).isNotEmpty();
    return batches;
  }

  private List<String> names(String borrower) {
    return desk.get("/auctions?loan=" + scene.loan(borrower))
        .accepted()
        .required("items")
        .valueStream()
        .map(one -> one.required("id").asString())
        .toList();
  }

  private static Sum sum(JsonNode node, String amount, String asset) {
    return new Sum(node.required(amount).asString(), node.required(asset).asString());
  }
}

package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Loans below 1: keepers' calls, the desk's own sales, and how cases end. */
public class SaleSteps {

  private static final List<String> COLUMNS =
      List.of("sold", "received", "debt repaid", "fee", "surplus");

  private final Desk desk;
  private final Scene scene;
  private final Set<Map<String, String>> pools = new LinkedHashSet<>();

  public SaleSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("a pool of {sum} against {asset}")
  public void pool(Sum depth, String asset) {
    var pair = Map.of("collateralAsset", depth.asset(), "debtAsset", asset);
    pools.add(pair);
    setDepth(pair, depth.number());
  }

  /** Pools are everybody's: the next example opens its own. */
  @After
  public void closePools() {
    for (var pair : pools) setDepth(pair, "0");
  }

  @When("{person} calls {person}'s loan{where}, paying {sum} for {asset}")
  public void calls(String keeper, String borrower, String where, Sum payment, String asset) {
    scene.tried(call(keeper, borrower, where, payment, asset));
  }

  @When("{person} calls {person}'s loan{where}, paying as much {asset} as allowed for {asset}")
  public void callsMost(String keeper, String borrower, String where, String paid, String asset) {
    scene.tried(call(keeper, borrower, where, new Sum("max", paid), asset));
  }

  @Given("{person} has called {person}'s loan, paying {sum} for {asset}")
  public void hasCalled(String keeper, String borrower, Sum payment, String asset) {
    call(keeper, borrower, "", payment, asset).accepted();
  }

  @Given("{person} has called {person}'s loan, paying as much {asset} as allowed for {asset}")
  public void hasCalledMost(String keeper, String borrower, String paid, String asset) {
    call(keeper, borrower, "", new Sum("max", paid), asset).accepted();
  }

  @Then("{person} has paid {sum} and received {sum}")
  public void paid(String keeper, Sum paid, Sum received) {
    var call = scene.outcome().accepted();
    assertThat(call.required("debtRepaid").asString()).isEqualTo(paid.number());
    assertThat(call.required("collateralToKeeper").asString()).isEqualTo(received.number());
    var sale = last(sales(call.required("loan").required("id").asString()));
    assertThat(sale.required("keeper").asString()).isEqualTo(keeper);
    assertThat(sum(sale, "received")).isEqualTo(paid);
    assertThat(sum(sale, "sold").asset()).isEqualTo(received.asset());
  }

  @Then("the treasury has kept {sum}")
  public void kept(Sum fee) {
    assertThat(scene.outcome().accepted().required("fee").asString()).isEqualTo(fee.number());
    assertThat(
            desk.get("/markets/%s/reserves/%s".formatted(scene.market(), fee.asset()))
                .accepted()
                .required("treasury")
                .asString())
        .isEqualTo(fee.number());
  }

  @Then("a liquidation of {person}'s loan is open{where}")
  public void isOpen(String borrower, String where) {
    var id = scene.loan(borrower, where);
    var last = cases(id).getFirst();
    assertThat(last.required("outcome").isNull()).as("%s", last).isTrue();
    assertThat(desk.get("/loans/" + id).accepted().required("liquidation").asString())
        .isEqualTo(last.required("id").asString());
  }

  @Then("no liquidation of {person}'s loan has been opened{where}")
  public void noneOpened(String borrower, String where) {
    assertThat(cases(scene.loan(borrower, where))).isEmpty();
  }

  @Then("{int} liquidations of {person}'s loan have been opened")
  public void opened(int count, String borrower) {
    assertThat(cases(scene.loan(borrower))).hasSize(count);
  }

  @Then(
      "^the liquidation of ([A-Z][a-z]+)'s loan is closed: (cured|restored|repaid|relieved|written off)$")
  public void isClosed(String borrower, String outcome) {
    var id = scene.loan(borrower);
    var last = cases(id).getFirst();
    assertThat(last.required("outcome").asString()).isEqualTo(outcome.replace(' ', '-'));
    assertThat(desk.get("/loans/" + id).accepted().required("liquidation").isNull()).isTrue();
  }

  @Then("of {person}'s loan the desk has sold")
  public void hasSold(String borrower, DataTable expected) {
    var shown =
        sales(scene.loan(borrower)).stream()
            .map(
                sale -> {
                  assertThat(sale.required("keeper").isNull()).isTrue();
                  var row = new LinkedHashMap<String, Sum>();
                  for (var column : COLUMNS)
                    row.put(column, sum(sale, column.replace("debt ", "")));
                  return row;
                })
            .toList();
    var wanted =
        expected.asMaps().stream()
            .map(
                row -> {
                  var sums = new LinkedHashMap<String, Sum>();
                  for (var column : COLUMNS) sums.put(column, Sum.of(row.get(column)));
                  return sums;
                })
            .toList();
    assertThat(shown).containsExactlyElementsOf(wanted);
  }

  @Then("nothing of {person}'s loan has been sold")
  public void nothingSold(String borrower) {
    var id = scene.loan(borrower);
    assertThat(cases(id)).isNotEmpty();
    assertThat(sales(id)).isEmpty();
  }

  @Then("{sum} of it has been written off")
  public void writtenOff(Sum shortfall) {
    var booked =
        desk.get("/liquidations?market=%s&limit=1".formatted(scene.market()))
            .accepted()
            .required("items")
            .required(0)
            .required("shortfall")
            .valueStream()
            .map(SaleSteps::sum)
            .toList();
    assertThat(booked).containsExactly(shortfall);
  }

  private Answer call(String keeper, String borrower, String where, Sum payment, String asset) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("debtAsset", payment.asset());
    body.put("collateralAsset", asset);
    body.put("debtToCover", payment.number());
    return desk.post("/loans/%s/liquidation-calls".formatted(scene.loan(borrower, where)), body);
  }

  private void setDepth(Map<String, String> pair, String depth) {
    var body = new LinkedHashMap<>(pair);
    body.put("depth", depth);
    desk.put("/simulation/depth", body).accepted();
  }

  /** Newest first. */
  private List<JsonNode> cases(String loan) {
    return desk.get("/liquidations?loan=" + loan)
        .accepted()
        .required("items")
        .valueStream()
        .toList();
  }

  /** All sales of a loan, oldest first. */
  private List<JsonNode> sales(String loan) {
    return cases(loan).reversed().stream()
        .map(each -> desk.get("/liquidations/" + each.required("id").asString()).accepted())
        .flatMap(each -> each.required("sales").valueStream())
        .toList();
  }

  private static JsonNode last(List<JsonNode> sales) {
    assertThat(sales).isNotEmpty();
    return sales.getLast();
  }

  private static Sum sum(JsonNode sale, String field) {
    return sum(sale.required(field));
  }

  private static Sum sum(JsonNode amount) {
    return new Sum(amount.required("amount").asString(), amount.required("asset").asString());
  }
}

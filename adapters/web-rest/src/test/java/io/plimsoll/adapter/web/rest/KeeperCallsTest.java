package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keepers over HTTP. */
class KeeperCallsTest extends WebTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A market that takes bonds of 1,000 USDC. */
  private String keeperMarket() {
    var id = "k" + COUNT.incrementAndGet();
    post(
            "markets",
            json(
                "{'id':'%s','baseCurrency':'USD','keepers':{'bondAsset':'USDC',"
                    + "'minimumBond':'1000','paymentWindow':'PT10M'}}",
                id))
        .expect(201);
    for (var asset : new String[] {"USDC", "WETH"})
      put(
              "markets/" + id + "/reserves/" + asset,
              json(
                  "{'decimals':%d,'maxLoanToValue':'0.75','liquidationThreshold':'0.8'}",
                  asset.equals("USDC") ? 6 : 18))
          .expect(201);
    return id;
  }

  private String withKim() {
    var market = keeperMarket();
    register(market, "kim", "1500").expect(201);
    return market;
  }

  private Reply register(String market, String keeper, String bond, String... headers) {
    return post(
        "markets/" + market + "/keepers",
        json("{'keeper':'%s','bond':'%s'}", keeper, bond),
        headers);
  }

  private Reply ask(String market, String what, String body, String... headers) {
    return post("markets/" + market + "/keepers/kim/" + what, json(body), headers);
  }

  @Test
  void a_market_tells_on_which_conditions_keepers_can_register() {
    var reply = get("markets/" + keeperMarket()).expect(200);
    assertThat(reply.json().at("/keepers").toString())
        .isEqualTo(json("{'bondAsset':'USDC','minimumBond':'1000','paymentWindow':'PT10M'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"bondAsset\":\"USDC\",\"minimumBond\":\"-1\",\"paymentWindow\":\"PT1M\"}', negative-number",
    "'{\"bondAsset\":\"USDC\",\"minimumBond\":\"1\",\"paymentWindow\":\"PT0S\"}',"
        + " duration-out-of-range"
  })
  void conditions_that_nobody_could_mean_are_refused(String keepers, String problem) {
    post("markets", "{\"id\":\"odd\",\"baseCurrency\":\"USD\",\"keepers\":" + keepers + "}")
        .problem(422, problem);
  }

  @Test
  void a_keeper_registers_and_is_found() {
    var market = keeperMarket();
    var reply = register(market, "kim", "1500").expect(201);
    assertThat(reply.header("location")).isEqualTo("/api/v1/markets/" + market + "/keepers/kim");
    assertThat(reply.at("/bondAsset")).isEqualTo("USDC");
    assertThat(reply.at("/bond")).isEqualTo("1500");
    assertThat(reply.json().at("/scorecard").isNull()).isTrue();
    var found = get("markets/" + market + "/keepers/kim").expect(200);
    assertThat(found.at("/bond")).isEqualTo("1500");
    assertThat(found.json().at("/scorecard").toString())
        .isEqualTo(
            json(
                "{'sales':0,'salesOfMarket':0,'share':'0','medianLatency':null,"
                    + "'claimsHonoured':0,'claimsLapsed':0,'pairs':[]}"));
    assertThat(get("markets/" + market + "/reserves/USDC").at("/keepers")).isEqualTo("1500");
  }

  @Test
  void a_keeper_is_registered_once_per_request_key() {
    var market = keeperMarket();
    register(market, "kim", "1500", "Idempotency-Key", market + "-1").expect(201);
    var again = register(market, "kim", "1500", "Idempotency-Key", market + "-1").expect(201);
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    register(market, "kim", "1500").problem(409, "keeper-already-registered");
  }

  @Test
  void who_cannot_register_is_told_why() {
    var market = keeperMarket();
    var small = register(market, "kim", "999.999999").problem(422, "bond-too-small");
    assertThat(small.at("/field")).isEqualTo("bond");
    assertThat(small.at("/requested")).isEqualTo("999.999999");
    assertThat(small.at("/limit")).isEqualTo("1000");
    var fine = register(market, "kim", "1000.0000001").problem(422, "too-many-decimals");
    assertThat(fine.at("/field")).isEqualTo("bond");
    register(market, "desk", "1000").problem(422, "keeper-name-reserved");
    register(market, "treasury", "1000").problem(422, "keeper-name-reserved");
    register(market(), "kim", "1000").problem(422, "keepers-not-admitted");
    register("nowhere", "kim", "1000").problem(404, "market-unknown");
  }

  @Test
  void funds_and_bond_come_and_what_is_free_goes() {
    var market = withKim();
    ask(market, "deposits", "{'asset':'USDC','amount':'700.5'}").expect(200);
    var after = ask(market, "deposits", "{'asset':'WETH','amount':'3'}").expect(200);
    assertThat(after.json().at("/funds").toString())
        .isEqualTo(json("[{'asset':'USDC','amount':'700.5'},{'asset':'WETH','amount':'3'}]"));
    assertThat(ask(market, "bonds", "{'amount':'250'}").expect(200).at("/bond")).isEqualTo("1750");
    var short1 =
        ask(market, "withdrawals", "{'asset':'USDC','amount':'701'}").problem(422, "funds-short");
    assertThat(short1.at("/available")).isEqualTo("700.5");
    assertThat(short1.at("/keeper")).isEqualTo("kim");
    var out = ask(market, "withdrawals", "{'asset':'USDC','amount':'max'}").expect(200);
    assertThat(out.json().at("/funds").toString())
        .isEqualTo(json("[{'asset':'WETH','amount':'3'}]"));
    ask(market, "deposits", "{'asset':'DOGE','amount':'1'}").problem(404, "asset-unknown");
    ask(market, "deposits", "{'asset':'USDC','amount':'0'}").problem(422, "amount-not-positive");
    ask(market, "deposits", "{'asset':'USDC','amount':'max'}").problem(400, "malformed-amount");
  }

  @Test
  void whoever_leaves_takes_everything() {
    var market = withKim();
    ask(market, "deposits", "{'asset':'WETH','amount':'3'}").expect(200);
    var left = post("markets/" + market + "/keepers/kim/departure", "").expect(200);
    assertThat(left.json().at("/paidOut").toString())
        .isEqualTo(json("[{'asset':'USDC','amount':'1500'},{'asset':'WETH','amount':'3'}]"));
    get("markets/" + market + "/keepers/kim").problem(404, "keeper-unknown");
    post("markets/" + market + "/keepers/kim/departure", "").problem(404, "keeper-unknown");
    assertThat(get("markets/" + market + "/keepers").json().at("/items").isEmpty()).isTrue();
    assertThat(get("markets/" + market + "/reserves/USDC").at("/keepers")).isEqualTo("0");
  }

  @Test
  void keepers_are_listed_by_name_in_pages() {
    var market = withKim();
    register(market, "ada", "1000").expect(201);
    register(market, "zoe", "1000").expect(201);
    var first = get("markets/" + market + "/keepers?limit=2").expect(200);
    assertThat(first.at("/items/0/keeper")).isEqualTo("ada");
    assertThat(first.at("/items/1/keeper")).isEqualTo("kim");
    assertThat(first.at("/items/1/bond")).isEqualTo("1500");
    var second =
        get("markets/" + market + "/keepers?limit=2&cursor=" + first.at("/next")).expect(200);
    assertThat(second.at("/items/0/keeper")).isEqualTo("zoe");
    assertThat(second.json().at("/next").isNull()).isTrue();
    get("markets/nowhere/keepers").problem(404, "market-unknown");
    get("markets/" + market + "/keepers?limit=0").problem(400, "limit-out-of-range");
  }

  @Test
  void a_statement_shows_what_a_keeper_has() {
    var market = withKim();
    ask(market, "deposits", "{'asset':'USDC','amount':'700'}").expect(200);
    var statement = get("ledger/statements?keeper=kim&market=" + market).expect(200);
    assertThat(statement.text()).contains("keepers").contains("2200");
    var balance = get("ledger/trial-balance?market=" + market).expect(200);
    assertThat(balance.text()).contains(json("'difference':'0'"));
  }
}

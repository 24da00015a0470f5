package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The queue over HTTP: three loans of 10 WETH each, below 1 at 1,800 and sold by auction. */
class QueueCallsTest extends WebTest {

  private String auctioning() {
    var id = market("'selling':{'mechanisms':['dutch-auction']}");
    put(
            "markets/" + id + "/reserves/WETH",
            json(
                "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825','auction':"
                    + "{'curve':{'kind':'linear','duration':'PT1H'},'tail':'PT50M','cusp':'0.3',"
                    + "'floorFactor':'0.1','penalty':'0.13','minimumDebt':'1000','tip':'0',"
                    + "'chip':'0','cap':'10000','breaker':'nothing-halted'}}"))
        .expect(200);
    return id;
  }

  @Test
  void loans_below_1_are_listed_by_what_is_missing_with_what_is_on_sale() {
    var market = auctioning();
    assertThat(queue(market, "").json().at("/items").size()).isZero();
    var little = loanOwing(market, "A", "15000");
    var much = loanOwing(market, "B", "16000");
    price(market, "WETH", "1800");
    var queue = queue(market, "");
    assertThat(queue.json().at("/items").size()).isEqualTo(2);
    assertThat(queue.at("/items/0/loan")).isEqualTo(much);
    assertThat(queue.at("/items/0/liquidation")).isEqualTo(much + ".1");
    assertThat(queue.at("/items/0/urgency")).startsWith("0.071875");
    assertThat(queue.at("/items/0/size")).startsWith("16000");
    assertThat(queue.at("/items/0/onSale/way")).isEqualTo("dutch-auction");
    assertThat(queue.at("/items/0/onSale/id")).isEqualTo(much + ".1-1");
    assertThat(queue.at("/items/0/onSale/collateralAsset")).isEqualTo("WETH");
    assertThat(queue.at("/items/0/onSale/lot")).isNotEmpty();
    assertThat(queue.at("/items/1/loan")).isEqualTo(little);
    assertThat(queue.at("/items/1/liquidation")).isEqualTo(little + ".1");
    assertThat(queue.json().at("/items/1/onSale").isNull())
        .as("it waits for room under the cap")
        .isTrue();
  }

  @Test
  void the_queue_is_shown_page_after_page() {
    var market = auctioning();
    for (var name : new String[] {"A", "B", "C"}) loanOwing(market, name, "16000");
    price(market, "WETH", "1800");
    var first = queue(market, "?limit=2");
    assertThat(first.at("/items/0/loan")).isEqualTo(market + "-A");
    assertThat(first.at("/items/1/loan")).isEqualTo(market + "-B");
    var second = queue(market, "?limit=2&cursor=" + first.at("/next"));
    assertThat(second.at("/items/0/loan")).isEqualTo(market + "-C");
    assertThat(second.json().at("/next").isNull()).isTrue();
  }

  @Test
  void only_places_of_this_queue_go_on() {
    var market = auctioning();
    get("markets/" + market + "/liquidation-queue?cursor=x").problem(400, "malformed-cursor");
    get("markets/" + market + "/liquidation-queue?limit=0").problem(400, "limit-out-of-range");
    get("markets/nowhere/liquidation-queue").problem(404, "market-unknown");
  }

  private Reply queue(String market, String rest) {
    return get("markets/" + market + "/liquidation-queue" + rest).expect(200);
  }
}

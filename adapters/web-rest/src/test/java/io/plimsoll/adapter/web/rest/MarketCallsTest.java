package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.market.MarketId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Markets, reserves, lenders, prices and books over HTTP. */
class MarketCallsTest extends WebTest {

  @Test
  void a_market_is_opened_once_and_tells_its_terms() {
    var id = market();
    post("markets", json("{'id':'%s','baseCurrency':'EUR'}", id))
        .problem(409, "market-already-open");
    var reply = get("markets/" + id).expect(200);
    assertThat(reply.at("/baseCurrency")).isEqualTo("USD");
    assertThat(reply.json().at("/baseCurrencyDecimals").asInt()).isEqualTo(8);
    assertThat(reply.at("/liquidation/closeFactor")).isEqualTo("0.5");
    assertThat(reply.at("/liquidation/smallPosition")).isEqualTo("2000");
    assertThat(reply.json().at("/assets").toString()).isEqualTo("[\"USDC\",\"WETH\"]");
  }

  @Test
  void a_market_takes_its_own_terms() {
    var reply =
        post(
                "markets",
                json(
                    "{'id':'own-terms','baseCurrency':'EUR','baseCurrencyDecimals':2,"
                        + "'minimumLoan':'100.5','liquidation':{'closeFactor':'0.25',"
                        + "'fullCloseHealth':'0.9','smallPosition':'0','minimumLeftover':'7'}}"))
            .expect(201);
    assertThat(reply.header("location")).isEqualTo("/api/v1/markets/own-terms");
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'id':'own-terms','baseCurrency':'EUR','baseCurrencyDecimals':2,"
                    + "'minimumLoan':'100.5','liquidation':{'closeFactor':'0.25',"
                    + "'fullCloseHealth':'0.9','smallPosition':'0','minimumLeftover':'7'},"
                    + "'assets':[]}"));
  }

  @Test
  void markets_are_listed_page_after_page() {
    market();
    market();
    var first = get("markets?limit=1").expect(200);
    var second = get("markets?limit=1&cursor=" + first.at("/next")).expect(200);
    assertThat(second.at("/items/0/id")).isGreaterThan(first.at("/items/0/id"));
    get("loans?cursor=" + first.at("/next")).problem(400, "malformed-cursor");
  }

  @Test
  void an_asset_is_listed_with_the_usual_terms_and_may_change_them() {
    var id = market();
    var path = "markets/" + id + "/reserves/DAI";
    var body = "{'decimals':18,'maxLoanToValue':'0.7','liquidationThreshold':'0.75'%s}";
    var listed = put(path, json(body, "")).expect(201);
    assertThat(listed.header("location")).isEqualTo("/api/v1/" + path);
    assertThat(listed.at("/liquidationBonus")).isEqualTo("0.05");
    assertThat(listed.at("/liquidationFee")).isEqualTo("0.1");
    assertThat(listed.at("/reserveFactor")).isEqualTo("0.1");
    assertThat(listed.at("/interestRate/slope2")).isEqualTo("0.75");
    assertThat(listed.at("/maxPriceAge")).isEqualTo("PT1H");
    assertThat(listed.json().at("/supplyCap").isNull()).isTrue();
    assertThat(listed.at("/borrowIndex")).isEqualTo("1");
    assertThat(listed.json().at("/price").isNull()).isTrue();
    put(path, json(body, "")).expect(200);
    var changed = put(path, json(body, json(",'supplyCap':'1000','borrowCap':'0'"))).expect(200);
    assertThat(changed.at("/supplyCap")).isEqualTo("1000");
    assertThat(changed.json().at("/borrowCap").isNull()).isTrue();
    put(path, json(body.replace(":18,", ":6,"), "")).problem(409, "decimals-fixed");
    var all = get("markets/" + id + "/reserves?limit=2").expect(200);
    assertThat(all.at("/items/0/asset")).isEqualTo("DAI");
    assertThat(get("markets/" + id + "/reserves?cursor=" + all.at("/next")).at("/items/0/asset"))
        .isEqualTo("WETH");
  }

  @Test
  void interest_is_shown_up_to_now() {
    var id = market();
    loanOwing(id, "L1", "16000");
    clock.advance(Duration.ofDays(30));
    var reserve = get("markets/" + id + "/reserves/USDC").expect(200);
    assertThat(reserve.at("/borrowIndex")).startsWith("1.00006");
    assertThat(reserve.at("/debt")).startsWith("16001.");
    assertThat(reserve.at("/utilization")).startsWith("0.016");
    assertThat(reserve.at("/price/quality")).isEqualTo("stale");
  }

  @Test
  void a_lender_supplies_and_takes_everything_back() {
    var id = market();
    var path = "markets/" + id + "/reserves/USDC/";
    var supplied = post(path + "supplies", json("{'account':'lou','amount':'250.5'}")).expect(200);
    assertThat(supplied.at("/balances/0/balance")).isEqualTo("250.5");
    assertThat(supplied.at("/balances/0/shares")).isEqualTo("250500000");
    post(path + "withdrawals", json("{'account':'lou','amount':'250.500001'}"))
        .problem(422, "balance-exceeded");
    var taken = post(path + "withdrawals", json("{'account':'lou','amount':'max'}")).expect(200);
    assertThat(taken.json().at("/balances").size()).isZero();
    post(path + "withdrawals", json("{'account':'lou','amount':'max'}"))
        .problem(422, "nothing-supplied");
    assertThat(get("markets/" + id + "/accounts/lender").at("/balances/0/balance"))
        .isEqualTo("1000000");
  }

  @Test
  void the_price_acted_on_has_a_quality_and_sources() {
    var id = market();
    clock.advance(Duration.ofSeconds(1));
    var pushed =
        post(
                "prices",
                json(
                    "{'market':'%s','asset':'WETH','price':'1990.5','source':'other','observedAt':'%s'}",
                    id, clock.instant()))
            .expect(201);
    assertThat(pushed.json().at("/actedOn").asBoolean()).isTrue();
    var current = get("prices/" + id + "/WETH").expect(200);
    assertThat(current.at("/price")).isEqualTo("1990.5");
    assertThat(current.at("/quality")).isEqualTo("fresh");
    assertThat(current.at("/sources/0/source")).isEqualTo("manual");
    assertThat(current.at("/sources/1/source")).isEqualTo("other");
    clock.advance(Duration.ofMinutes(61));
    assertThat(get("prices/" + id + "/WETH").at("/quality")).isEqualTo("ageing");
    clock.advance(Duration.ofMinutes(61));
    assertThat(get("prices/" + id + "/WETH").at("/quality")).isEqualTo("stale");
    var history = get("prices/" + id + "/WETH/history?points=10").expect(200);
    assertThat(history.json().at("/items").size()).isEqualTo(2);
    assertThat(history.at("/items/1/price")).isEqualTo("1990.5");
  }

  @Test
  void the_books_balance_and_show_their_entries() {
    var id = market();
    loanOwing(id, "L1", "5000");
    var balance = get("ledger/trial-balance?market=" + id).expect(200).json().at("/items");
    assertThat(
            IntStream.range(0, balance.size())
                .mapToObj(i -> balance.get(i).at("/difference").asString()))
        .containsOnly("0")
        .hasSize(2);
    assertThat(balance.get(0).at("/debits").asString()).isEqualTo("1005000");
    var first = get("ledger/entries?market=" + id + "&limit=3").expect(200);
    assertThat(first.json().at("/items").size()).isEqualTo(3);
    assertThat(first.at("/items/0/side")).isEqualTo("debit");
    assertThat(first.at("/items/0/amount")).isEqualTo("1000000");
    assertThat(first.at("/items/1/account")).isEqualTo("supplier-claims");
    get("ledger/entries?market=" + id + "&cursor=" + first.at("/next")).expect(200);
  }

  @Test
  void a_list_says_when_it_may_be_behind() {
    books.setBehind(true);
    try {
      assertThat(get("loans").expect(200).header("plimsoll-behind")).isEqualTo("true");
    } finally {
      books.setBehind(false);
    }
    assertThat(get("loans").expect(200).header("plimsoll-behind")).isEmpty();
  }

  @Test
  void digests_are_compared_before_and_after_a_rebuild() {
    var before = get("admin/digest").expect(200);
    assertThat(before.at("/digest")).matches("[0-9a-f]{64}");
    assertThat(post("admin/projections/rebuild", "").expect(200).text()).isEqualTo(before.text());
  }

  @Test
  void a_full_lane_asks_for_patience() {
    var id = market();
    lanes.fillNext(new MarketId(id));
    var reply =
        post("loans", json("{'market':'%s','borrower':'ana'}", id)).problem(503, "lane-full");
    assertThat(reply.header("retry-after")).isEqualTo("1");
  }

  @Test
  void what_goes_wrong_inside_stays_inside() {
    var id = market();
    lanes.failNext(new IllegalStateException("secret detail of the store"));
    var reply =
        post("loans", json("{'market':'%s','borrower':'ana'}", id)).problem(500, "internal-error");
    assertThat(reply.text()).doesNotContain("secret", "Exception", "java");
  }
}

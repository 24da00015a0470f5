package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.market.MarketId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    + "'minimumLoan':'100.5','profile':{'name':'standard','counting':'indices',"
                    + "'rounding':{'shares-minted':'down','shares-burned':'up','claim':'down',"
                    + "'debt-minted':'up','debt-burned':'down','debt':'up',"
                    + "'collateral-value':'down','debt-value':'up','health':'down',"
                    + "'close-share':'down','collateral-with-bonus':'down',"
                    + "'debt-for-collateral':'up','collateral-without-bonus':'up',"
                    + "'liquidation-fee':'down'},'borrowLimit':'sum',"
                    + "'withdrawalLimit':'borrow-limit','overpayment':'cut',"
                    + "'call':'close-factor','loss':'deficit',"
                    + "'exhaustion':'nothing-of-value-left','sameAssetTreasury':'once',"
                    + "'weighing':'sum','reckoning':'now','crumbs':'refused',"
                    + "'cover':'debt-and-bonus'},'liquidation':{'closeFactor':'0.25',"
                    + "'fullCloseHealth':'0.9','smallPosition':'0','minimumLeftover':'7',"
                    + "'targetHealth':null,'slidingBonus':null},"
                    + "'selling':{'mechanisms':['direct-sale'],'auctionCap':null,'assumptions':null,"
                    + "'batch':null,'slices':null,'guards':{'refuseToxic':true,'pacing':null}},'keepers':null,"
                    + "'ladder':{'exit':'1','marginCall':null,'preLiquidation':null,"
                    + "'secondLook':null},"
                    + "'assets':[],'categories':[]}"));
  }

  @Test
  void a_sale_may_be_sized_to_a_target_health_for_a_bonus_that_grows() {
    var body = "{'id':'%s','baseCurrency':'USD','liquidation':{%s}}";
    var opened =
        post(
                "markets",
                json(
                    body,
                    "sliding",
                    json(
                        "'targetHealth':'1.05','slidingBonus':{'healthForMost':'0.9',"
                            + "'factor':'0.5'}")))
            .expect(201);
    assertThat(opened.at("/liquidation/targetHealth")).isEqualTo("1.05");
    assertThat(opened.json().at("/liquidation/slidingBonus").toString())
        .isEqualTo(json("{'healthForMost':'0.9','factor':'0.5'}"));
    post("markets", json(body, "other", json("'targetHealth':'1'")))
        .problem(422, "target-health-out-of-range");
    post(
            "markets",
            json(body, "other", json("'slidingBonus':{'healthForMost':'1','factor':'0.5'}")))
        .problem(422, "health-for-most-out-of-range");
  }

  @Test
  void a_market_computes_by_the_profile_it_was_opened_with() {
    var opened =
        post("markets", json("{'id':'like-aave','baseCurrency':'USD','profile':'aave-3.6'}"))
            .expect(201);
    assertThat(opened.at("/profile/name")).isEqualTo("aave-3.6");
    assertThat(opened.at("/profile/rounding/close-share")).isEqualTo("half-up");
    assertThat(opened.at("/profile/withdrawalLimit")).isEqualTo("health");
    var refused =
        post("markets", json("{'id':'other','baseCurrency':'USD','profile':'aave-9'}"))
            .problem(422, "profile-unknown");
    assertThat(refused.at("/known")).contains("standard", "aave-3.6");
    assertThat(refused.at("/field")).isEqualTo("profile");
  }

  @Test
  void a_category_is_defined_changed_and_shown_with_its_market() {
    var id = market();
    var path = "markets/" + id + "/categories/dollars";
    var body =
        "{'maxLoanToValue':'%s','liquidationThreshold':'0.95','liquidationBonus':'0.01',"
            + "'collateral':['USDC'],'borrowable':['USDC']}";
    put(path, json(body, "0.9")).expect(200);
    var changed = put(path, json(body, "0.93")).expect(200);
    assertThat(changed.text())
        .isEqualTo(
            json(
                "{'id':'dollars','maxLoanToValue':'0.93','liquidationThreshold':'0.95',"
                    + "'liquidationBonus':'0.01','collateral':['USDC'],'borrowable':['USDC'],"
                    + "'withoutLoanToValue':[]}"));
    assertThat(get(path).text()).isEqualTo(changed.text());
    assertThat(get("markets/" + id).at("/categories/0/id")).isEqualTo("dollars");
    put(path, json(body.replace("['USDC'],'b", "['DAI'],'b"), "0.9")).problem(404, "asset-unknown");
    put(path, json(body, "0.96")).problem(422, "borrow-limit-above-threshold");
    get("markets/" + id + "/categories/euros").problem(404, "category-unknown");
  }

  @Test
  void an_asset_is_closed_by_degrees() {
    var id = market();
    var path = "markets/" + id + "/reserves/WETH";
    var body = "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'%s}";
    var supply = json("{'account':'lou','amount':'1'}");
    var frozen = put(path, json(body, json(",'frozen':true,'borrowable':false"))).expect(200);
    assertThat(frozen.json().at("/frozen").asBoolean()).isTrue();
    assertThat(frozen.json().at("/borrowable").asBoolean()).isFalse();
    post(path + "/supplies", supply).problem(409, "asset-frozen");
    put(path, json(body, json(",'paused':true"))).expect(200);
    post(path + "/supplies", supply).problem(409, "asset-paused");
    var until = clock.instant().plusSeconds(60);
    var open =
        put(
                path,
                json(
                    body,
                    json(
                        ",'graceUntil':'%s','debtCeiling':'1000.5','borrowableInIsolation':true",
                        until)))
            .expect(200);
    assertThat(open.at("/graceUntil")).isEqualTo(until.toString());
    assertThat(open.at("/debtCeiling")).isEqualTo("1000.5");
    assertThat(open.at("/isolatedDebt")).isEqualTo("0");
    put(path, json(body, json(",'debtCeiling':'1000.505'"))).problem(422, "too-many-decimals");
    post(path + "/supplies", supply).expect(200);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'model':'kinked-curve','optimalUtilization':'0.9','baseRate':'0.01','slope1':'0.05','slope2':'0.6'}
          {'model':'adaptive-curve','targetUtilization':'0.8','steepness':'3','speed':'40','initialRate':'0.05','lowestRate':'0','highestRate':'1.5'}
          {'model':'per-second','factor':'1.000000001547125957863212448'}
          {'model':'fixed-term','rate':'0.06','until':'2021-06-30T00:00:00Z','afterwards':'0.12'}
          {'model':'separate-curves','lenders':{'kink':'0.8','baseRate':'0','slopeLow':'0.03','slopeHigh':'0.4'},'borrowers':{'kink':'0.8','baseRate':'0.015','slopeLow':'0.035','slopeHigh':'0.25'}}
          """)
  void every_interest_model_is_told_as_it_was_asked_for(String model) {
    var path = "markets/" + market() + "/reserves/DAI";
    var body =
        "{'decimals':18,'maxLoanToValue':'0.7','liquidationThreshold':'0.75','interestRate':%s}";
    assertThat(put(path, json(body, json(model))).expect(201).json().at("/interestRate").toString())
        .isEqualTo(json(model));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'model':'adaptive-curve','targetUtilization':'1'}                | 422 | rate-terms-out-of-range | interestRate.targetUtilization
          {'model':'adaptive-curve','steepness':'0.5'}                      | 422 | rate-terms-out-of-range | interestRate.steepness
          {'model':'adaptive-curve','lowestRate':'0.2','highestRate':'0.1'} | 422 | rate-terms-out-of-range | interestRate.lowestRate
          {'model':'adaptive-curve','initialRate':'101'}                    | 422 | rate-too-large          | interestRate.initialRate
          {'model':'per-second','factor':'0.9'}                             | 422 | rate-terms-out-of-range | interestRate.factor
          {'model':'per-second'}                                            | 400 | missing-field           | interestRate.factor
          {'model':'fixed-term','rate':'-1','until':'2021-06-30T00:00:00Z','afterwards':'0'} | 422 | negative-number | interestRate.rate
          {'model':'per-second','factor':'1','slope1':'0.1'}                | 400 | unknown-field           | interestRate.slope1
          {'model':'by-mood'}                                               | 400 | malformed-field         | interestRate.model
          """)
  void an_interest_model_that_cannot_be_is_refused_with_its_field(
      String model, int status, String problem, String field) {
    var path = "markets/" + market() + "/reserves/DAI";
    var body =
        "{'decimals':18,'maxLoanToValue':'0.7','liquidationThreshold':'0.75','interestRate':%s}";
    var refused = put(path, json(body, json(model))).problem(status, problem);
    assertThat(refused.at("/field")).isEqualTo(field);
  }

  @Test
  void the_desk_adds_to_its_own_funds_and_takes_out_of_them() {
    post("markets", json("{'id':'store','baseCurrency':'USD','profile':'comet'}")).expect(201);
    var path = "markets/store/reserves/USDC";
    put(path, json("{'decimals':6,'maxLoanToValue':'0','liquidationThreshold':'0'}")).expect(201);
    var given = post(path + "/contributions", json("{'amount':'100'}")).expect(200);
    assertThat(given.at("/ownFunds")).isEqualTo("100");
    assertThat(given.at("/cash")).isEqualTo("100");
    assertThat(
            post(path + "/fund-withdrawals", json("{'amount':'40'}")).expect(200).at("/ownFunds"))
        .isEqualTo("60");
    post(path + "/fund-withdrawals", json("{'amount':'60.000001'}")).problem(422, "reserves-short");
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
  void a_lender_gives_shares_to_another() {
    var id = market();
    var path = "markets/" + id + "/reserves/USDC/share-transfers";
    var giver = post(path, json("{'account':'lender','to':'lou','amount':'250.5'}")).expect(200);
    assertThat(giver.at("/balances/0/balance")).isEqualTo("999749.5");
    assertThat(get("markets/" + id + "/accounts/lou").at("/balances/0/balance")).isEqualTo("250.5");
    post(path, json("{'account':'lou','to':'lender','amount':'250.500001'}"))
        .problem(422, "balance-exceeded");
  }

  @Test
  void the_treasury_collects_what_it_has_earned() {
    var id = market();
    loanOwing(id, "L1", "16000");
    clock.advance(Duration.ofDays(365));
    var path = "markets/" + id + "/reserves/USDC/";
    post(path + "supplies", json("{'account':'lou','amount':'1'}")).expect(200);
    var earned = get("markets/" + id + "/reserves/USDC").at("/treasury");
    var collected = post(path + "treasury-collections", json("{'account':'owner'}")).expect(200);
    assertThat(collected.at("/balances/0/balance")).isEqualTo(earned).isNotEqualTo("0");
    assertThat(get("markets/" + id + "/reserves/USDC").at("/treasury")).isEqualTo("0");
    post(path + "deficit-covers", json("{'account':'owner','amount':'max'}"))
        .problem(422, "no-deficit");
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
    for (var asset : balance)
      for (var account : asset.at("/accounts"))
        assertThat(
                account.at("/subLedger").isNull()
                    ? account.at("/balance")
                    : account.at("/subLedger"))
            .isEqualTo(account.at("/balance"));
    var first = get("ledger/entries?market=" + id + "&limit=3").expect(200);
    assertThat(first.json().at("/items").size()).isEqualTo(3);
    assertThat(first.at("/items/0/side")).isEqualTo("debit");
    assertThat(first.at("/items/0/amount")).isEqualTo("1000000");
    assertThat(first.at("/items/1/account")).isEqualTo("supplier-claims");
    assertThat(first.at("/items/1/party")).isEqualTo("account:lender");
    assertThat(first.at("/items/1/cause")).isEqualTo("movement");
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

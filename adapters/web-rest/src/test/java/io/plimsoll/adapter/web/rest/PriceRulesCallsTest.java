package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How prices are made and what is done while one is doubtful, cell by cell. */
class PriceRulesCallsTest extends WebTest {

  private static final String LADDER =
      "'ladder':{'marginCall':{'warnBelow':'1.15','callBelow':'1.05','cureWindow':'PT1H'}}";

  private static final List<String> FINDINGS =
      List.of(
          "stale",
          "outdated",
          "from-future",
          "not-positive",
          "wrong-unit",
          "too-wide",
          "out-of-band",
          "jumped",
          "no-quorum",
          "at-floor",
          "cap-hit");

  @Autowired private PriceDesk desk;

  @Test
  void the_standard_matrix_refuses_borrowing_first_and_liquidation_last() {
    var market = market();
    var matrix = get("markets/" + market + "/price-matrix").expect(200);
    for (var finding : FINDINGS) {
      assertThat(matrix.at("/actions/repay/" + finding)).isEqualTo("allow");
      assertThat(matrix.at("/actions/add-collateral/" + finding)).isEqualTo("allow");
      assertThat(matrix.at("/actions/borrow/" + finding))
          .isEqualTo(finding.equals("cap-hit") ? "allow" : "refuse");
    }
    assertThat(matrix.at("/actions/liquidate/stale")).isEqualTo("allow");
    assertThat(matrix.at("/actions/liquidate/at-floor")).isEqualTo("allow");
    assertThat(matrix.at("/actions/liquidate/out-of-band")).isEqualTo("refuse");
  }

  static Stream<Arguments> cells() {
    return Stream.of("repay", "add-collateral", "borrow", "withdraw", "warn", "liquidate")
        .flatMap(action -> FINDINGS.stream().map(finding -> Arguments.of(action, finding)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_cell_is_served_and_kept_to(String action, String finding) {
    var market = market(LADDER);
    var said = get("markets/" + market + "/price-matrix").at("/actions/" + action + "/" + finding);
    tried(market, action, finding, said.equals("refuse"));
    if (action.equals("repay") || action.equals("add-collateral")) {
      put(
              "markets/" + market + "/price-matrix",
              json("{'actions':{'%s':{'%s':'refuse'}}}", action, finding))
          .problem(422, "always-allowed");
      return;
    }
    for (var stance : List.of("allow", "refuse")) {
      var other = market(LADDER);
      var set =
          put(
                  "markets/" + other + "/price-matrix",
                  json("{'actions':{'%s':{%s'%s':'%s'}}}", action, aged(finding), finding, stance))
              .expect(200);
      assertThat(set.at("/actions/" + action + "/" + finding)).isEqualTo(stance);
      tried(other, action, finding, stance.equals("refuse"));
    }
  }

  /** What is outdated is stale too, which is not asked about. */
  private static String aged(String finding) {
    return finding.equals("outdated") ? "\"stale\":\"allow\"," : "";
  }

  private void tried(String market, String action, String finding, boolean refused) {
    var loan = loanOwing(market, "L", "15000");
    raise(market, finding, action.equals("liquidate") ? "1500" : "2000");
    var shown = get("prices/" + market + "/WETH").expect(200);
    assertThat(shown.text()).contains("\"finding\":\"" + finding + "\"");
    assertThat(shown.at("/actions/" + action).equals("refuse")).isEqualTo(refused);
    var reply = act(loan, action);
    if (reply == null) return;
    if (!refused) {
      reply.expect(200);
      return;
    }
    var old = finding.equals("stale") || finding.equals("outdated");
    reply.problem(422, old ? "price-too-old" : "price-doubtful");
    if (!old) {
      assertThat(reply.at("/finding")).isEqualTo(finding);
      assertThat(reply.at("/action")).isEqualTo(action);
    }
    assertThat(reply.at("/asset")).isEqualTo("WETH");
  }

  /** Notices are given by the desk alone: of them only what is shown is looked at. */
  private Reply act(String loan, String action) {
    return switch (action) {
      case "repay" -> post("loans/" + loan + "/repayments", json("{'asset':'USDC','amount':'10'}"));
      case "add-collateral" ->
          post("loans/" + loan + "/collateral-deposits", json("{'asset':'WETH','amount':'1'}"));
      case "borrow" -> post("loans/" + loan + "/draws", json("{'asset':'USDC','amount':'10'}"));
      case "withdraw" ->
          post(
              "loans/" + loan + "/collateral-withdrawals",
              json("{'asset':'WETH','amount':'0.01'}"));
      case "liquidate" ->
          post(
              "loans/" + loan + "/liquidation-calls",
              json(
                  "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'1000'}"));
      default -> null;
    };
  }

  /** Brings it about that the price of WETH is doubtful in one way. */
  private void raise(String market, String finding, String price) {
    var policy = "markets/" + market + "/reserves/WETH/price-policy";
    switch (finding) {
      case "stale", "outdated" -> {
        price(market, "WETH", price);
        clock.advance(Duration.ofMinutes(finding.equals("stale") ? 61 : 121));
        post("prices", json("{'market':'%s','asset':'USDC','price':'1'}", market)).expect(201);
      }
      case "from-future" -> {
        price(market, "WETH", price);
        feeds("manual", "USD", price, clock.instant().plusSeconds(60));
      }
      case "not-positive" -> {
        price(market, "WETH", price);
        feeds("manual", "USD", "0", clock.instant().plusMillis(1));
      }
      case "wrong-unit" -> {
        price(market, "WETH", price);
        desk.takeAll(
            "manual",
            List.of(
                new Quotation(
                    new AssetId("WETH"),
                    new UnitType.RateIn(new AssetId("USDC")),
                    BigDecimal.ONE,
                    clock.instant().plusMillis(1),
                    Particulars.NONE)));
      }
      case "too-wide" -> {
        put(policy, json("{'checks':{'widest':'0.01'}}")).expect(200);
        clock.advance(Duration.ofSeconds(1));
        post(
                "prices",
                json(
                    "{'market':'%s','asset':'WETH','price':'%s','particulars':{'confidence':'20'}}",
                    market, price))
            .expect(201);
      }
      case "out-of-band" -> {
        put(policy, json("{'checks':{'corridor':{'lowest':'1','highest':'2'}}}")).expect(200);
        price(market, "WETH", price);
      }
      case "jumped" -> {
        price(market, "WETH", "4000");
        put(policy, json("{'checks':{'jump':{'most':'0.1','window':'PT1H'}}}")).expect(200);
        price(market, "WETH", price);
      }
      case "no-quorum" -> {
        put(policy, json("{'combination':{'kind':'median','quorum':2,'band':'0.02'}}")).expect(200);
        price(market, "WETH", price);
      }
      case "at-floor" -> {
        put(policy, json("{'checks':{'floor':'%s'}}", price)).expect(200);
        price(market, "WETH", price);
      }
      case "cap-hit" -> {
        put(
                policy,
                json(
                    "{'checks':{'growthCap':{'ratio':'2000','at':'%s','perYear':'0'}}}",
                    clock.instant()))
            .expect(200);
        if (!price.equals("2000")) {
          price(market, "WETH", price);
          put(
                  policy,
                  json(
                      "{'checks':{'growthCap':{'ratio':'1500','at':'%s','perYear':'0'}}}",
                      clock.instant()))
              .expect(200);
        }
        price(market, "WETH", price + ".5");
      }
      default -> throw new IllegalArgumentException(finding);
    }
  }

  private void feeds(String source, String currency, String value, Instant at) {
    desk.takeAll(
        source, List.of(new Quotation(new AssetId("WETH"), currency, new BigDecimal(value), at)));
  }

  @Test
  void a_policy_is_told_as_it_was_asked_for() {
    var market = market();
    var path = "markets/" + market + "/reserves/WETH/price-policy";
    var asked =
        json(
            "{'combination':{'kind':'pivot','main':'chainlink','pivot':'pyth','fallback':'kraken',"
                + "'band':'0.02'},'heartbeat':'PT10M','heartbeats':{'chainlink':'PT1H'},"
                + "'checks':{'widest':'0.01','corridor':{'lowest':'1','highest':'9000'},"
                + "'floor':'0.5','jump':{'most':'0.3','window':'PT30M'},"
                + "'growthCap':{'ratio':'3000','at':'2021-01-01T00:00:00Z','perYear':'0.09'}},"
                + "'rateIn':'USDC','delay':'PT1H','stableOver':'PT2H',"
                + "'canary':{'observations':10,'band':'0.01','trusted':['chainlink','pyth']}}");
    var told = put(path, asked).expect(200);
    assertThat(told.json()).isEqualTo(get(path).expect(200).json());
    assertThat(put(path, told.text()).expect(200).json()).isEqualTo(told.json());
    assertThat(told.at("/combination/main")).isEqualTo("chainlink");
    assertThat(told.at("/checks/growthCap/perYear")).isEqualTo("0.09");
    assertThat(put(path, "{}").expect(200).at("/combination/kind")).isEqualTo("newest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'combination':{'kind':'median','quorum':0,'band':'0.1'}}|quorum-out-of-range|combination.quorum",
        "{'combination':{'kind':'median','quorum':2,'band':'1.1'}}|share-above-one|combination.band",
        "{'heartbeat':'PT0S'}|duration-out-of-range|heartbeat",
        "{'heartbeats':{'a':'P1000D'}}|duration-out-of-range|heartbeats.a",
        "{'delay':'PT25H'}|duration-out-of-range|delay",
        "{'stableOver':'PT25H'}|duration-out-of-range|stableOver",
        "{'checks':{'jump':{'most':'0.1','window':'P2D'}}}|duration-out-of-range|checks.jump.window",
        "{'checks':{'corridor':{'lowest':'2','highest':'1'}}}|corridor-reversed|checks.corridor.lowest",
        "{'checks':{'floor':'-1'}}|negative-number|checks.floor",
        "{'canary':{'observations':0,'band':'0.1'}}|observations-out-of-range|canary.observations",
        "{'rateIn':'WETH'}|rate-of-rate|rateIn",
        "{'checks':{'growthCap':{'ratio':'1','at':'2021-01-01T00:00:00Z','perYear':'0.1'}}}|cap-below-value|checks.growthCap",
      })
  void what_makes_no_sense_is_refused_by_field(String body, String problem, String field) {
    var market = market();
    var path = "markets/" + market + "/reserves/WETH/price-policy";
    var before = get(path).text();
    assertThat(put(path, json(body)).problem(422, problem).at("/field")).isEqualTo(field);
    assertThat(get(path).text()).isEqualTo(before);
  }

  @Test
  void a_matrix_names_what_there_is() {
    var path = "markets/" + market() + "/price-matrix";
    assertThat(
            put(path, json("{'actions':{'steal':{'stale':'allow'}}}"))
                .problem(400, "malformed-field")
                .at("/detail"))
        .contains("liquidate");
    put(path, json("{'actions':{'borrow':{'odd':'allow'}}}")).problem(400, "malformed-field");
    put(path, json("{'actions':{'borrow':{'stale':'maybe'}}}")).problem(400, "malformed-field");
    put(path, json("{'actions':{'borrow':{'stale':'1.5'}}}")).problem(422, "share-above-one");
    assertThat(
            put(path, json("{'actions':{'borrow':{'stale':'0.05'}}}"))
                .expect(200)
                .at("/actions/borrow/stale"))
        .isEqualTo("0.05");
  }

  @Test
  void what_a_source_says_besides_is_shown_and_a_push_in_another_unit_refused() {
    var market = market();
    clock.advance(Duration.ofSeconds(1));
    post(
            "prices",
            json(
                "{'market':'%s','asset':'WETH','price':'2000','source':'kraken','particulars':{'bid':'1999',"
                    + "'ask':'2001.5','confidence':'1','signers':13,'sequence':7},"
                    + "'unit':{'kind':'price','in':'USD'}}",
                market))
        .expect(201);
    var shown = get("prices/" + market + "/WETH").expect(200);
    assertThat(shown.at("/lower")).isEqualTo("1999");
    assertThat(shown.at("/upper")).isEqualTo("2001.5");
    assertThat(shown.at("/sources/0/source")).isEqualTo("kraken");
    assertThat(shown.at("/sources/0/unit")).isEqualTo("a price in USD");
    assertThat(shown.json().at("/sources/0/signers").asInt()).isEqualTo(13);
    assertThat(shown.at("/sources/0/trial")).isEqualTo("admitted");
    clock.advance(Duration.ofSeconds(1));
    post(
            "prices",
            json(
                "{'market':'%s','asset':'WETH','price':'1.12','unit':{'kind':'rate','in':'USDC'}}",
                market))
        .problem(422, "price-wrong-unit");
    post(
            "prices",
            json(
                "{'market':'%s','asset':'WETH','price':'2000','particulars':{'bid':'2001','ask':'2000'}}",
                market))
        .problem(422, "price-crossed");
    post(
            "prices",
            json(
                "{'market':'%s','asset':'WETH','price':'2000','particulars':{'confidence':'-1'}}",
                market))
        .problem(422, "confidence-absurd");
  }

  @Test
  void a_dry_run_tells_who_would_fall_and_does_nothing() {
    var market = market();
    var safe = loanOwing(market, "safe", "1000");
    var near = loanOwing(market, "near", "15000");
    var nearest = loanOwing(market, "nearest", "15900");
    var path = "markets/" + market + "/dry-runs";
    var told = post(path, json("{'prices':{'WETH':'1800'}}")).expect(200);
    assertThat(told.json().at("/loans").asInt()).isEqualTo(2);
    assertThat(told.at("/items/0/loan")).isEqualTo(nearest);
    assertThat(told.at("/items/1/loan")).isEqualTo(near);
    assertThat(told.at("/items/1/healthFactor")).isEqualTo("1.1");
    assertThat(told.at("/items/1/healthFactorThen")).isEqualTo("0.99");
    assertThat(told.at("/debtValue")).isEqualTo("30900");
    assertThat(told.text()).doesNotContain(safe);
    assertThat(post(path, json("{'prices':{'WETH':'1800'},'limit':1}")).at("/items/0/loan"))
        .isEqualTo(nearest);
    assertThat(post(path, json("{'prices':{'WETH':'2000'}}")).json().at("/loans").asInt()).isZero();
    assertThat(get("prices/" + market + "/WETH").at("/price")).isEqualTo("2000");
    assertThat(get("liquidations?market=" + market).json().at("/items")).isEmpty();
    post(path, json("{'prices':{'GOLD':'1'}}")).problem(404, "asset-unknown");
    assertThat(
            post(path, json("{'prices':{'WETH':'0'}}"))
                .problem(422, "price-not-positive")
                .at("/field"))
        .isEqualTo("prices.WETH");
    post(path, json("{'prices':{}}")).problem(400, "malformed-field");
    post("markets/nowhere/dry-runs", json("{'prices':{'WETH':'1'}}"))
        .problem(404, "market-unknown");
  }

  @Test
  void what_is_quoted_in_an_asset_falls_with_it_in_a_dry_run() {
    var market = market();
    put(
            "markets/" + market + "/reserves/CBETH",
            json("{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}"))
        .expect(201);
    put("markets/" + market + "/reserves/CBETH/price-policy", json("{'rateIn':'WETH'}"))
        .expect(200);
    price(market, "CBETH", "1.1");
    var id = loan(market, "L");
    post("loans/" + id + "/collateral-deposits", json("{'asset':'CBETH','amount':'10'}"))
        .expect(200);
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'16500'}")).expect(200);
    var told = post("markets/" + market + "/dry-runs", json("{'prices':{'WETH':'1800'}}"));
    assertThat(told.at("/items/0/healthFactorThen")).isEqualTo("0.99");
  }

  @Test
  void a_source_that_has_changed_is_tried_again() {
    var market = market();
    put(
            "markets/" + market + "/reserves/WETH/price-policy",
            json("{'canary':{'observations':2,'band':'0.01','trusted':['manual']}}"))
        .expect(200);
    var trials = "markets/" + market + "/reserves/WETH/price-sources/%s/trials";
    post(trials.formatted("kraken"), "").problem(409, "source-already-judged");
    for (var i = 0; i < 2; i++) {
      clock.advance(Duration.ofSeconds(1));
      post(
              "prices",
              json("{'market':'%s','asset':'WETH','price':'2001','source':'kraken'}", market))
          .expect(201);
    }
    assertThat(get("prices/" + market + "/WETH").at("/sources/0/trial")).isEqualTo("admitted");
    post(trials.formatted("kraken"), "").expect(200);
    assertThat(get("prices/" + market + "/WETH").at("/sources/0/trial")).isEqualTo("shadow");
  }
}

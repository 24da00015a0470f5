package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes before a forced sale and around it. */
class LadderCallsTest extends WebTest {

  private static final String CALLING =
      "'ladder':{'exit':'1.15','marginCall':{'warnBelow':'1.2','callBelow':'1.1',"
          + "'cureWindow':'PT6H'}}";
  private static final String SMALL =
      "'ladder':{'preLiquidation':{'below':'1.15','closeFactor':{'from':'0.1','to':'0.4'},"
          + "'bonus':{'from':'0.01','to':'0.04'}}}";
  private static final String TWICE = "'ladder':{'secondLook':{'tolerance':'0.02'}}";

  /** 10 WETH against 13,200 USDC: health is the price of a WETH ÷ 1,600. */
  private String loanIn(String market) {
    return loanOwing(market, "L1", "13200");
  }

  private Reply seen(String market, String asset, String price, String source) {
    clock.advance(Duration.ofSeconds(1));
    return post(
            "prices",
            json(
                "{'market':'%s','asset':'%s','price':'%s','source':'%s'}",
                market, asset, price, source))
        .expect(201);
  }

  @Test
  void a_market_tells_its_ladder() {
    var told = get("markets/" + market(CALLING)).expect(200);
    assertThat(told.at("/ladder/exit")).isEqualTo("1.15");
    assertThat(told.at("/ladder/marginCall/warnBelow")).isEqualTo("1.2");
    assertThat(told.at("/ladder/marginCall/callBelow")).isEqualTo("1.1");
    assertThat(told.at("/ladder/marginCall/cureWindow")).isEqualTo("PT6H");
    var small = get("markets/" + market(SMALL)).expect(200);
    assertThat(small.at("/ladder/exit")).isEqualTo("1");
    assertThat(small.at("/ladder/preLiquidation/closeFactor/to")).isEqualTo("0.4");
    assertThat(small.at("/ladder/preLiquidation/bonus/from")).isEqualTo("0.01");
    assertThat(get("markets/" + market(TWICE)).at("/ladder/secondLook/tolerance"))
        .isEqualTo("0.02");
  }

  @Test
  void where_nothing_is_said_of_the_exit_it_is_where_a_margin_call_leads_to_a_sale() {
    var terms = "'ladder':{'marginCall':{'warnBelow':'1.2','callBelow':'1.1','cureWindow':'PT6H'}}";
    assertThat(get("markets/" + market(terms)).at("/ladder/exit")).isEqualTo("1.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'exit':'0.99'} | level-too-low | ladder.exit | 1",
        "{'exit':'11'} | level-too-high | ladder.exit | 10",
        "{'marginCall':{'warnBelow':'1.2','callBelow':'0.99','cureWindow':'PT6H'}} | level-too-low"
            + " | ladder.marginCall.callBelow | 1",
        "{'marginCall':{'warnBelow':'1.05','callBelow':'1.1','cureWindow':'PT6H'}} | level-too-low"
            + " | ladder.marginCall.warnBelow | 1.1",
        "{'exit':'1.05','marginCall':{'warnBelow':'1.2','callBelow':'1.1','cureWindow':'PT6H'}} |"
            + " level-too-low | ladder.exit | 1.1",
        "{'marginCall':{'warnBelow':'1.2','callBelow':'1.1','cureWindow':'PT0S'}} |"
            + " duration-out-of-range | ladder.marginCall.cureWindow | PT8760H",
        "{'preLiquidation':{'below':'1','closeFactor':{'from':'0.1','to':'0.4'},"
            + "'bonus':{'from':'0.01','to':'0.04'}}} | level-not-above |"
            + " ladder.preLiquidation.below | 1",
        "{'preLiquidation':{'below':'1.1','closeFactor':{'from':'0.1','to':'1.4'},"
            + "'bonus':{'from':'0.01','to':'0.04'}}} | share-above-one |"
            + " ladder.preLiquidation.closeFactor.to | 1",
        "{'secondLook':{'tolerance':'1.01'}} | share-above-one | ladder.secondLook.tolerance | 1"
      })
  void a_ladder_that_cannot_be_is_refused_with_its_numbers(
      String ladder, String name, String field, String limit) {
    var refused =
        post("markets", json("{'id':'no','baseCurrency':'USD','ladder':%s}", json(ladder)))
            .problem(422, name);
    assertThat(refused.at("/field")).isEqualTo(field);
    assertThat(refused.at("/limit")).isEqualTo(limit);
  }

  @Test
  void what_would_shrink_as_health_falls_is_refused() {
    var ladder =
        json(
            "{'preLiquidation':{'below':'1.1','closeFactor':{'from':'0.4','to':'0.1'},"
                + "'bonus':{'from':'0.01','to':'0.04'}}}");
    var body = "{'id':'no','baseCurrency':'USD','profile':'%s','ladder':%s}";
    var refused = post("markets", json(body, "standard", ladder)).problem(422, "slope-reversed");
    assertThat(refused.at("/from")).isEqualTo("0.4");
    assertThat(refused.at("/to")).isEqualTo("0.1");
    post("markets", json(body, "comet", ladder)).problem(422, "pre-liquidation-by-calls-only");
  }

  @Test
  void a_loan_shows_the_notice_its_borrower_was_given() {
    var market = market(CALLING);
    var id = loanIn(market);
    assertThat(get("loans/" + id).json().at("/notice").isNull()).isTrue();

    price(market, "WETH", "1900");
    assertThat(get("loans/" + id).at("/notice/kind")).isEqualTo("warning");

    price(market, "WETH", "1744");
    var called = get("loans/" + id).expect(200);
    assertThat(called.at("/notice/kind")).isEqualTo("margin-call");
    assertThat(Instant.parse(called.at("/notice/cureUntil")))
        .isEqualTo(Instant.parse(called.at("/notice/at")).plus(Duration.ofHours(6)));

    var last = get("loans/" + id + "/events?limit=500").json().at("/items");
    var event = last.get(last.size() - 1);
    assertThat(event.at("/type").asString()).isEqualTo("loan.margin-called");
    assertThat(event.at("/cureUntil").asString()).isEqualTo(called.at("/notice/cureUntil"));
    assertThat(event.at("/healthBefore").asString()).startsWith("1.08");
  }

  @Test
  void a_call_that_was_not_cured_opens_a_case_above_1() {
    var market = market(CALLING);
    var id = loanIn(market);
    price(market, "WETH", "1744");
    clock.advance(Duration.ofHours(6));
    price(market, "USDC", "1");
    price(market, "WETH", "1744");
    assertThat(get("loans/" + id).at("/liquidation")).isEqualTo(id + ".1");
    var refused =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH',"
                        + "'debtToCover':'100'}"))
            .problem(422, "loan-healthy");
    assertThat(refused.at("/limit")).isEqualTo("1");
  }

  @Test
  void a_borrower_agrees_to_small_sales_and_a_keeper_makes_one() {
    var market = market(SMALL);
    var id = loanIn(market);
    assertThat(get("loans/" + id).json().at("/preLiquidation").asBoolean()).isFalse();
    var agreed =
        post("loans/" + id + "/pre-liquidation", json("{'enabled':true}"), "Idempotency-Key", id)
            .expect(200);
    assertThat(agreed.json().at("/preLiquidation").asBoolean()).isTrue();

    price(market, "WETH", "1720");
    var call =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH',"
                        + "'debtToCover':'max'}"))
            .expect(200);
    assertThat(new BigDecimal(call.at("/debtRepaid")))
        .isBetween(new BigDecimal("3300"), new BigDecimal("3300.01"));
    assertThat(get("liquidations/" + id + ".1").expect(200).at("/outcome")).isEqualTo("relieved");
  }

  @Test
  void where_nobody_makes_small_sales_nobody_agrees_to_them() {
    var id = loanIn(market());
    post("loans/" + id + "/pre-liquidation", json("{'enabled':true}"))
        .problem(422, "no-pre-liquidation");
    post("loans/" + id + "/pre-liquidation", json("{'enabled':null}")).expect(400);
    post("loans/nobody/pre-liquidation", json("{'enabled':true}")).problem(404, "loan-unknown");
  }

  @Test
  void a_case_that_would_make_a_loss_waits_and_says_for_what() {
    var market = market(TWICE);
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1500");
    var waiting = get("liquidations/" + id + ".1").expect(200);
    assertThat(waiting.json().at("/secondLook/waiting").asBoolean()).isTrue();
    assertThat(waiting.at("/secondLook/collateralValue")).isEqualTo("15000");
    assertThat(waiting.at("/secondLook/asset")).isEqualTo("USDC");
    assertThat(waiting.json().at("/secondLook/otherPrice").isNull()).isTrue();

    seen(market, "USDC", "1", "other");
    seen(market, "WETH", "1600", "other");
    seen(market, "WETH", "1500", "manual");
    var doubtful = get("liquidations/" + id + ".1").expect(200);
    assertThat(doubtful.at("/secondLook/asset")).isEqualTo("WETH");
    assertThat(doubtful.at("/secondLook/price")).isEqualTo("1500");
    assertThat(doubtful.at("/secondLook/otherPrice")).isEqualTo("1600");

    seen(market, "WETH", "1510", "other");
    seen(market, "WETH", "1500", "manual");
    assertThat(get("liquidations/" + id + ".1").json().at("/secondLook/waiting").asBoolean())
        .isFalse();
  }

  @Test
  void somebody_answers_for_a_loss_by_name() {
    var market = market(TWICE);
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1500");
    var path = "liquidations/" + id + ".1/approvals";
    post(path, json("{'approver':'ria','reason':' '}")).problem(422, "reason-out-of-range");
    post(path, json("{'approver':'','reason':'seen'}")).expect(400);
    var approved =
        post(path, json("{'approver':'ria','reason':'Seen on two exchanges'}")).expect(200);
    assertThat(approved.json().at("/waiting").asBoolean()).isFalse();
    assertThat(approved.at("/approver")).isEqualTo("ria");
    var again =
        post(path, json("{'approver':'rob','reason':'seen'}"))
            .problem(409, "loss-already-approved");
    assertThat(again.at("/approver")).isEqualTo("ria");
    post("liquidations/" + id + ".9/approvals", json("{'approver':'ria','reason':'seen'}"))
        .problem(404, "liquidation-unknown");
    post("liquidations/nobody.1/approvals", json("{'approver':'ria','reason':'seen'}"))
        .problem(404, "liquidation-unknown");
  }

  @Test
  void without_a_loss_nothing_is_approved() {
    var market = market(TWICE);
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    var path = "liquidations/" + id + ".1/approvals";
    var refused =
        post(path, json("{'approver':'ria','reason':'seen'}")).problem(409, "no-loss-to-approve");
    assertThat(refused.at("/collateralValue")).isEqualTo("19000");
    var plain = market();
    var other = loanOwing(plain, "L1", "16000");
    price(plain, "WETH", "1500");
    post("liquidations/" + other + ".1/approvals", json("{'approver':'ria','reason':'seen'}"))
        .problem(422, "no-second-look");
    assertThat(get("liquidations/" + other + ".1").json().at("/secondLook").isNull()).isTrue();
  }
}

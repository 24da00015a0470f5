package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Loans backed by shares that keep earning, and loans of a category, over HTTP. */
class BackingCallsTest extends WebTest {

  /** Otto's 20 WETH are supplied, and all pledged to the loan. */
  private String pledged(String market) {
    var id = loan(market, "P1");
    post("markets/" + market + "/reserves/WETH/supplies", json("{'account':'otto','amount':'20'}"))
        .expect(200);
    post("loans/" + id + "/pledges", json("{'account':'otto','asset':'WETH','amount':'max'}"))
        .expect(200);
    return id;
  }

  @Test
  void pledged_shares_back_a_loan_beside_what_is_held() {
    var market = market();
    var id = pledged(market);
    var loan =
        post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'2.5'}"))
            .expect(200);
    assertThat(loan.json().at("/collateral").toString())
        .isEqualTo(
            json("[{'asset':'WETH','amount':'22.5','value':'45000','held':'2.5','pledged':'20'}]"));
    assertThat(loan.at("/availableToBorrow")).isEqualTo("36000");
    assertThat(get("markets/" + market + "/accounts/otto").json().at("/balances").size()).isZero();
    assertThat(get("markets/" + market + "/reserves/WETH").at("/supplied")).isEqualTo("20");
  }

  @Test
  void a_pledge_is_given_back_or_taken_out_as_far_as_the_debt_stays_covered() {
    var id = pledged(market());
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'16000'}")).expect(200);
    var refused =
        post(
                "loans/" + id + "/pledge-releases",
                json("{'account':'otto','asset':'WETH','amount':'10.5'}"))
            .problem(422, "withdrawal-below-limit");
    assertThat(refused.at("/available")).isEqualTo("10");
    post(
            "loans/" + id + "/pledge-withdrawals",
            json("{'asset':'WETH','amount':'20.000000000000000001'}"))
        .problem(422, "pledge-exceeded");
    var released =
        post(
                "loans/" + id + "/pledge-releases",
                json("{'account':'otto','asset':'WETH','amount':'4'}"))
            .expect(200);
    assertThat(released.at("/collateral/0/pledged")).isEqualTo("16");
    var taken =
        post("loans/" + id + "/pledge-withdrawals", json("{'asset':'WETH','amount':'6'}"))
            .expect(200);
    assertThat(taken.at("/collateral/0/amount")).isEqualTo("10");
    assertThat(taken.at("/healthFactor")).isEqualTo("1.03125");
  }

  @Test
  void debt_is_repaid_with_shares_of_an_account_or_with_the_pledge() {
    var market = market();
    var id = pledged(market);
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'1000'}")).expect(200);
    var repaid =
        post(
                "loans/" + id + "/repayments",
                json("{'asset':'USDC','amount':'400','withSharesOf':'lender'}"))
            .expect(200);
    assertThat(repaid.at("/debt/0/amount")).isEqualTo("600");
    assertThat(get("markets/" + market + "/accounts/lender").at("/balances/0/balance"))
        .isEqualTo("999600");
    post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'1','withPledge':true}"))
        .problem(422, "pledge-exceeded");
    post(
            "loans/" + id + "/repayments",
            json("{'asset':'USDC','amount':'1','withPledge':true,'withSharesOf':'lender'}"))
        .problem(400, "contradicting-fields");
    post("loans/" + id + "/draws", json("{'asset':'WETH','amount':'2'}")).expect(200);
    var left =
        post(
                "loans/" + id + "/repayments",
                json("{'asset':'WETH','amount':'max','withPledge':true}"))
            .expect(200);
    assertThat(left.at("/collateral/0/pledged")).isEqualTo("18");
    assertThat(left.json().at("/debt").size()).isEqualTo(1);
  }

  @Test
  void a_keeper_may_take_pledged_collateral_as_shares() {
    var market = market();
    var id = pledged(market);
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'30000'}")).expect(200);
    price(market, "WETH", "1800");
    var called =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH',"
                        + "'debtToCover':'6000','sharesTo':'kim'}"))
            .expect(200);
    assertThat(called.at("/collateralTaken")).isEqualTo("3.499999999999999999");
    assertThat(get("markets/" + market + "/accounts/kim").at("/balances/0/balance"))
        .isEqualTo(called.at("/collateralToKeeper"));
    assertThat(get("markets/" + market + "/reserves/WETH").at("/cash")).isEqualTo("20");
  }

  @Test
  void a_loan_chooses_a_category_and_leaves_it() {
    var market = market();
    put(
            "markets/" + market + "/categories/ether",
            json(
                "{'maxLoanToValue':'0.9','liquidationThreshold':'0.93','liquidationBonus':'0.01',"
                    + "'collateral':['WETH'],'borrowable':['USDC']}"))
        .expect(200);
    var id = loanOwing(market, "L1", "1000");
    assertThat(get("loans/" + id).json().at("/category").isNull()).isTrue();
    var chosen = post("loans/" + id + "/category", json("{'category':'ether'}")).expect(200);
    assertThat(chosen.at("/category")).isEqualTo("ether");
    assertThat(chosen.at("/borrowLimit")).isEqualTo("18000");
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'16900'}")).expect(200);
    var refused =
        post("loans/" + id + "/category", json("{'category':null}"))
            .problem(422, "unhealthy-after");
    assertThat(new BigDecimal(refused.at("/healthFactor"))).isLessThan(BigDecimal.ONE);
    post("loans/" + id + "/category", json("{'category':'dollars'}"))
        .problem(404, "category-unknown");
    post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'9000'}")).expect(200);
    assertThat(
            post("loans/" + id + "/category", json("{'category':null}"))
                .expect(200)
                .at("/borrowLimit"))
        .isEqualTo("16000");
  }

  @Test
  void the_loans_history_tells_of_pledge_and_category() {
    var market = market();
    var id = pledged(market);
    clock.advance(Duration.ofSeconds(1));
    post("loans/" + id + "/pledge-releases", json("{'account':'otto','asset':'WETH','amount':'5'}"))
        .expect(200);
    var events = get("loans/" + id + "/events").expect(200).json().at("/items");
    var pledged = events.get(1);
    assertThat(pledged.at("/type").asString()).isEqualTo("loan.shares-pledged");
    assertThat(pledged.at("/account").asString()).isEqualTo("otto");
    assertThat(pledged.at("/changes/collateral/WETH").asString()).isEqualTo("20");
    assertThat(pledged.at("/changes/pledgedShares/WETH").asString())
        .isEqualTo("20000000000000000000");
    assertThat(events.get(2).at("/changes/collateral/WETH").asString()).isEqualTo("-5");
  }
}

package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Why a lot was put on sale as it was: 10 WETH against 16,000 USDC, WETH falls to 1,900. */
class DecisionCallsTest extends WebTest {

  private static final String CHOOSING =
      "'selling':{'mechanisms':['dutch-auction','direct-sale','call-with-bonus'],"
          + "'assumptions':{'takesPerHour':'12','margin':'0.02'}}";

  private String fallen() {
    var market = market(CHOOSING);
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    return id;
  }

  @Test
  void each_way_is_told_with_what_it_was_expected_to_recover_or_why_it_is_not_open() {
    var id = fallen();
    var decision = get("liquidations/" + id + ".1/decision").expect(200);
    assertThat(decision.at("/liquidation")).isEqualTo(id + ".1");
    assertThat(decision.json().at("/choices").size()).isEqualTo(1);
    var choice = decision.json().at("/choices/0");
    assertThat(choice.at("/inputs/collateralAsset").asString()).isEqualTo("WETH");
    assertThat(choice.at("/inputs/price").asString()).isEqualTo("1900");
    assertThat(choice.at("/inputs/volatility").isNull()).as("two prices are too few").isTrue();
    assertThat(choice.at("/inputs/depth").isNull()).as("no venue takes any").isTrue();
    assertThat(choice.at("/scores/0/mechanism").asString()).isEqualTo("call-with-bonus");
    assertThat(choice.at("/scores/0/obstacle").asString()).isEqualTo("volatility-unknown");
    assertThat(choice.at("/scores/1/mechanism").asString()).isEqualTo("direct-sale");
    assertThat(choice.at("/scores/1/obstacle").asString()).isEqualTo("no-venue");
    assertThat(choice.at("/picked").size()).isZero();
    assertThat(choice.at("/unsold")).isEqualTo(choice.at("/inputs/lot"));
  }

  @Test
  void a_market_tells_by_which_assumptions_it_chooses() {
    var told = get("markets/" + market(CHOOSING)).expect(200);
    assertThat(told.at("/selling/assumptions/takesPerHour")).isEqualTo("12");
    assertThat(told.at("/selling/assumptions/margin")).isEqualTo("0.02");
    assertThat(told.at("/selling/assumptions/horizon")).isEqualTo("PT4H");
  }

  @Test
  void where_there_is_one_way_nothing_was_chosen() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    assertThat(get("liquidations/" + id + ".1/decision").expect(200).json().at("/choices").size())
        .isZero();
    get("liquidations/" + id + ".2/decision").problem(404, "liquidation-unknown");
  }
}

package io.plimsoll.domain.ladder;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanStillUnhealthy;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.LevelNotAbove;
import io.plimsoll.domain.market.MarketRejection.LevelTooLow;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.market.SlidingBonus;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case opens below 1 and ends at a level above it. */
class ExitSpec {

  private static final Wad EXIT = Wad.of("1.05");

  private static final Ladder LADDER = Ladder.to(EXIT);

  /** 10 WETH against 16,000 USDC. */
  private static DeskFixture lent(DeskFixture desk) {
    return desk.given(deposit("10 WETH"), draw("16000 USDC"));
  }

  /** At 1,900: health 0.9796875, and its case open. */
  private static DeskFixture opened() {
    return lent(desk(LADDER)).priced("WETH", "1900").given(openLiquidation());
  }

  private static HealthFactor health(String value) {
    return new HealthFactor.Of(Wad.of(value));
  }

  @Test
  void a_loan_between_1_and_the_exit_has_no_case() {
    // 10 x 1,950 x 0.825 / 16,000
    lent(desk(LADDER))
        .priced("WETH", "1950")
        .when(openLiquidation())
        .thenRejected(new LoanHealthy(L1, health("1.00546875")));
  }

  @Test
  void a_step_goes_to_the_exit_and_no_further() {
    var desk = opened();
    var lot = Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
    // 16,000 x (1.05 - 0.9796875) / (1.05 - 1.05 x 0.825), up; half the debt would be 8,000
    assertThat(lot.debtToCover()).isEqualTo(amount("6122.44898 USDC"));

    var called = desk.when(call("max USDC", "WETH")).thenAccepted();

    assertThat(called.event(CollateralCalled.class).repaid()).isEqualTo(amount("6122.44898 USDC"));
    assertThat(called.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
    assertThat(((HealthFactor.Of) desk.valuation().health()).value())
        .isBetween(EXIT, Wad.of("1.0500001"));
  }

  /** To the exit 128 USDC would do. */
  @Test
  void no_step_is_smaller_than_what_may_be_left_of_a_loan() {
    var desk = opened().priced("WETH", "2033.5");
    var lot = Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
    assertThat(lot.debtToCover()).isEqualTo(amount("1000 USDC"));
  }

  @Test
  void above_the_exit_there_is_no_lot() {
    var desk = lent(desk(LADDER)).priced("WETH", "2100");
    assertThat(Liquidation.nextLots(desk.book(), L1, desk.facts())).isEmpty();
  }

  @Test
  void a_step_repays_no_more_than_the_close_factor_all_the_same() {
    var far = Ladder.to(Wad.of("1.25"));
    var desk = lent(desk(far)).priced("WETH", "1900").given(openLiquidation());
    var lot = Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
    assertThat(lot.debtToCover()).isEqualTo(amount("8000 USDC"));
  }

  @Test
  void above_1_the_case_goes_on_selling_and_does_not_end() {
    var desk = opened().priced("WETH", "1950");

    desk.when(end()).thenRejected(new LoanStillUnhealthy(L1, health("1.00546875"), EXIT));
    desk.when(order(quote("pool", "1 WETH", "1940 USDC"))).thenAccepted().then(SaleOrdered.class);
    desk.given(fill("1 WETH", "1940 USDC"));

    assertThat(desk.book().liquidation(CASE)).isInstanceOf(Liquidation.Open.class);
    assertThat(desk.valuation().health().isLiquidatable()).isFalse();
  }

  @Test
  void a_case_ends_at_the_exit_and_not_a_hair_below() {
    // 10 x 2,036.3636 x 0.825 / 16,000
    var desk = opened().priced("WETH", "2036.36");
    desk.when(end()).thenRejected(LoanStillUnhealthy.class);
    var closed = desk.priced("WETH", "2036.37").when(end()).thenAccepted();
    assertThat(closed.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.CURED);
    desk.priced("WETH", "1945").when(openLiquidation()).thenRejected(LoanHealthy.class);
  }

  @Test
  void at_the_exit_nothing_more_is_ordered() {
    opened()
        .priced("WETH", "2040")
        .when(order(quote("pool", "1 WETH", "2030 USDC")))
        .thenRejected(new LoanHealthy(L1, health("1.051875"), EXIT));
  }

  @Test
  void a_keeper_who_comes_uninvited_has_to_find_the_loan_below_1() {
    opened()
        .priced("WETH", "1950")
        .when(call("1000 USDC", "WETH"))
        .thenRejected(new LoanHealthy(L1, health("1.00546875")));
  }

  @Test
  void invited_keepers_may_call_up_to_the_exit() {
    var selling = SellingTerms.only(Mechanism.CALL_WITH_BONUS);
    var desk =
        lent(desk(LADDER, Profile.STANDARD, selling))
            .priced("WETH", "1900")
            .given(openLiquidation())
            .priced("WETH", "1950");
    desk.when(call("1000 USDC", "WETH")).thenRejected(LoanHealthy.class);
    desk.when(order()).thenAccepted().then(CallInvited.class);
    desk.given(call("1000 USDC", "WETH"));
    desk.priced("WETH", "2040").when(call("1000 USDC", "WETH")).thenRejected(LoanHealthy.class);
  }

  @Test
  void above_1_the_bonus_is_the_least() {
    var slide = new SlidingBonus(Wad.of("0.9"), new BasisPoints(5_000));
    assertThat(slide.bonus(new BasisPoints(800), Wad.of("1.04"))).isEqualTo(new BasisPoints(400));
  }

  @Test
  void a_market_cannot_let_cases_end_below_1() {
    refused(
        Ladder.to(Wad.of("0.99")),
        LiquidationPolicy.standard(USD),
        new LevelTooLow("ladder.exit", Wad.of("0.99"), Wad.ONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.04", "1.05"})
  void a_target_has_to_be_above_the_exit(String health) {
    var standard = LiquidationPolicy.standard(USD);
    var policy =
        new LiquidationPolicy(
            standard.closeFactor(),
            standard.fullCloseHealth(),
            standard.smallPosition(),
            standard.minimumLeftover(),
            Optional.of(new TargetHealth(Wad.of(health))),
            Optional.empty());
    refused(LADDER, policy, new LevelNotAbove("liquidation.targetHealth", Wad.of(health), EXIT));
  }

  private static void refused(Ladder ladder, LiquidationPolicy policy, MarketRejection reason) {
    var terms = new MarketTerms(USD.zero(), policy).on(ladder);
    DeskFixture.empty().when(new OpenMarket(MAIN, USD, terms)).thenRejected(reason);
  }
}

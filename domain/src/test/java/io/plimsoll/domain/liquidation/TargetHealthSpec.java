package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.SlidingBonus;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sales that stop at a target health, and a bonus that grows as health falls. */
class TargetHealthSpec {

  private static final SlidingBonus SLIDE = new SlidingBonus(Wad.of("0.9"), new BasisPoints(5_000));

  /** A market that sells to health 1.05; Ana's 10 WETH stand for 17,000 USDC. */
  private static DeskFixture market(Optional<SlidingBonus> slide) {
    var policy =
        new LiquidationPolicy(
            new BasisPoints(5_000),
            Wad.of("0.95"),
            amount("2000 USD"),
            amount("1000 USD"),
            Optional.of(new TargetHealth(Wad.of("1.05"))),
            slide);
    return DeskFixture.empty()
        .given(new OpenMarket(MAIN, USD, new MarketTerms(amount("100 USD"), policy)))
        .given(
            Listing.of(WETH).lending(8_000, 8_000).bonus(500, 0).command(),
            Listing.of(USDC).command())
        .priced("WETH", "3000")
        .priced("USDC", "1")
        .given(supply("lena", "1000000 USDC"), openLoan())
        .given(deposit("10 WETH"), draw("17000 USDC"));
  }

  @Test
  void a_call_repays_what_brings_the_loan_to_the_target_and_no_more() {
    var desk = market(Optional.empty()).priced("WETH", "2000");

    var called = desk.when(call("max USDC", "WETH")).thenAccepted().event(CollateralCalled.class);

    // 17,000 x (1.05 - 0.80 x 20,000 / 17,000) / (1.05 - 1.05 x 0.80) = 185,000 / 21, up
    assertThat(called.repaid()).isEqualTo(amount("8809.52381 USDC"));
    assertThat(called.taken()).isEqualTo(amount("4.62500000025 WETH"));
    assertThat(((HealthFactor.Of) desk.valuation().health()).value())
        .isBetween(Wad.of("1.05"), Wad.of("1.050000001"));
  }

  @Test
  void a_smaller_payment_is_taken_as_it_is() {
    var desk = market(Optional.empty()).priced("WETH", "2000");
    var called = desk.when(call("2000 USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.repaid()).isEqualTo(amount("2000 USDC"));
    assertThat(called.taken()).isEqualTo(amount("1.05 WETH"));
  }

  @Test
  void dust_goes_with_the_step_and_costs_a_keeper_who_offers_less() {
    var desk = market(Optional.empty()).priced("WETH", "1790");

    // the target needs 14,840 USDC; what it leaves of the collateral is worth 2,317
    desk.priced("WETH", "1700");
    assertThat(desk.valuation().health()).isEqualTo(new HealthFactor.Of(Wad.of("0.8")));
    // at 1,700 all collateral would not do: everything goes, for what it is worth less the bonus
    desk.when(call("16000 USDC", "WETH")).thenRejected(LeftoverTooSmall.class);
    var called = desk.when(call("max USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.taken()).isEqualTo(amount("10 WETH"));
    assertThat(called.repaid()).isEqualTo(amount("16190.476191 USDC"));
  }

  @ParameterizedTest
  @CsvSource({"0.999, 404", "0.99, 440", "0.975, 500", "0.95, 600", "0.9, 800", "0.5, 800"})
  void the_bonus_grows_as_health_falls(String health, int bonus) {
    assertThat(SLIDE.bonus(new BasisPoints(800), Wad.of(health))).isEqualTo(new BasisPoints(bonus));
  }

  @Test
  void a_call_pays_the_bonus_of_the_health_it_finds() {
    var desk = market(Optional.of(SLIDE)).priced("WETH", "2000");
    // health 0.941176: 250 + 250 x 0.058824 / 0.1 = 397
    var called = desk.when(call("1000 USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.taken()).isEqualTo(amount("0.51985 WETH"));
  }

  @Test
  void a_target_lies_above_1_and_the_whole_bonus_below() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TargetHealth(Wad.ONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlidingBonus(Wad.ONE, BasisPoints.ONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlidingBonus(Wad.of("0.9"), new BasisPoints(10_001)));
  }
}

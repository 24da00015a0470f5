package io.plimsoll.domain.ladder;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.preLiquidation;
import static io.plimsoll.domain.testing.DeskWords.reviewMargin;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.loan.LoanEvent.PreLiquidationChosen;
import io.plimsoll.domain.loan.LoanRejection.NoPreLiquidation;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.LevelNotAbove;
import io.plimsoll.domain.market.MarketRejection.PreLiquidationByCallsOnly;
import io.plimsoll.domain.market.MarketRejection.SlopeReversed;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small sales above 1, to which a borrower agreed. */
class PreLiquidationSpec {

  private static final PreLiquidation TERMS = terms("1.15", 1_000, 4_000, 100, 400);

  private static PreLiquidation terms(
      String below, int close1, int close2, int bonus1, int bonus2) {
    return new PreLiquidation(Wad.of(below), slope(close1, close2), slope(bonus1, bonus2));
  }

  private static Slope slope(int from, int to) {
    return new Slope(new BasisPoints(from), new BasisPoints(to));
  }

  private static Ladder ladder(Optional<MarginCall> call) {
    return new Ladder(Wad.of("1.2"), call, Optional.of(TERMS), Optional.empty());
  }

  /** 10 WETH against 13,200 USDC: health is the price of a WETH ÷ 1,600. */
  private static DeskFixture lent() {
    return desk(ladder(Optional.empty())).given(deposit("10 WETH"), draw("13200 USDC"));
  }

  private static DeskFixture agreed() {
    return lent().given(preLiquidation(true));
  }

  @ParameterizedTest
  @CsvSource({
    "1.15, 1000, 100",
    "1.1499, 1001, 100",
    "1.1, 1999, 199",
    "1.075, 2500, 250",
    "1, 4000, 400",
    "0.9, 4000, 400"
  })
  void size_and_bonus_grow_as_health_falls(String health, int closeFactor, int bonus) {
    assertThat(TERMS.closeFactor(Wad.of(health))).isEqualTo(new BasisPoints(closeFactor));
    assertThat(TERMS.bonus(new BasisPoints(500), Wad.of(health))).isEqualTo(new BasisPoints(bonus));
  }

  @Test
  void nobody_earns_more_than_below_1() {
    assertThat(TERMS.bonus(new BasisPoints(150), Wad.of("1"))).isEqualTo(new BasisPoints(150));
  }

  /** Health 1.075: half way, a quarter of the debt for 2.5 %. */
  @Test
  void a_keeper_calls_a_little_and_the_case_is_over_with_it() {
    var desk = agreed().priced("WETH", "1720");
    var then = desk.when(call("max USDC", "WETH")).thenAccepted();
    var called = then.event(CollateralCalled.class);
    assertThat(called.repaid()).isEqualTo(amount("3300 USDC"));
    assertThat(called.taken()).isEqualTo(amount("1.966569767441860464 WETH"));
    assertThat(called.evidence().healthBefore()).contains(new HealthFactor.Of(Wad.of("1.075")));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RELIEVED);
    assertThat(desk.loan().liquidation()).isEmpty();
    assertThat(desk.book().liquidation(CASE))
        .isEqualTo(new Liquidation.Closed(CASE, L1, Outcome.RELIEVED));
    assertThat(desk.debt(USDC)).isEqualTo(amount("9900 USDC"));
  }

  @Test
  void a_smaller_payment_is_taken_as_it_is() {
    var desk = agreed().priced("WETH", "1720");
    var called = desk.when(call("1720 USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.taken()).isEqualTo(amount("1.025 WETH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1839.99", "1800", "1750", "1700", "1650", "1600"})
  void every_small_sale_brings_health_up(String price) {
    var desk = agreed().priced("WETH", price);
    var before = ((HealthFactor.Of) desk.valuation().health()).value();
    desk.given(call("max USDC", "WETH"));
    assertThat(((HealthFactor.Of) desk.valuation().health()).value()).isGreaterThan(before);
  }

  @Test
  void at_the_level_and_above_nothing_is_called() {
    agreed()
        .priced("WETH", "1840")
        .when(call("max USDC", "WETH"))
        .thenRejected(new LoanHealthy(L1, new HealthFactor.Of(Wad.of("1.15"))));
  }

  @Test
  void without_the_borrowers_word_nothing_is_called() {
    lent().priced("WETH", "1720").when(call("max USDC", "WETH")).thenRejected(LoanHealthy.class);
    agreed()
        .given(preLiquidation(false))
        .priced("WETH", "1720")
        .when(call("max USDC", "WETH"))
        .thenRejected(LoanHealthy.class);
  }

  @Test
  void who_has_agreed_agrees_once() {
    var desk = lent();
    desk.when(preLiquidation(false)).thenAccepted().then();
    desk.when(preLiquidation(true)).thenAccepted().then(PreLiquidationChosen.class);
    desk.when(preLiquidation(true)).thenAccepted().then();
    desk.when(preLiquidation(false)).thenAccepted().then(PreLiquidationChosen.class);
    desk().when(preLiquidation(true)).thenRejected(new NoPreLiquidation(MAIN));
  }

  @Test
  void a_borrower_does_not_call_her_own_loan() {
    agreed()
        .priced("WETH", "1720")
        .when(call("ana", "1000 USDC", "WETH"))
        .thenRejected(SelfLiquidation.class);
  }

  @Test
  void what_would_leave_dust_is_refused() {
    desk(ladder(Optional.empty()))
        .given(deposit("1 WETH"), draw("1320 USDC"), preLiquidation(true))
        .priced("WETH", "1720")
        .when(call("max USDC", "WETH"))
        .thenRejected(LeftoverTooSmall.class);
  }

  @Test
  void below_1_it_is_a_call_like_any_other() {
    var desk = agreed().priced("WETH", "1599");
    var called = desk.when(call("max USDC", "WETH")).thenAccepted();
    assertThat(called.events()).noneMatch(LiquidationClosed.class::isInstance);
    assertThat(called.event(CollateralCalled.class).repaid()).isEqualTo(amount("6600 USDC"));
  }

  @Test
  void while_a_case_is_open_nothing_small_is_sold() {
    agreed()
        .priced("WETH", "1599")
        .given(openLiquidation())
        .priced("WETH", "1720")
        .when(call("max USDC", "WETH"))
        .thenRejected(LoanHealthy.class);
  }

  /** Or a friend's call of a little would give the borrower the whole time again. */
  @Test
  void a_small_sale_leaves_a_margin_call_as_it_is() {
    var call = new MarginCall(Wad.of("1.2"), Wad.of("1.1"), Duration.ofHours(6));
    var desk =
        desk(ladder(Optional.of(call)))
            .given(deposit("10 WETH"), draw("13200 USDC"), preLiquidation(true))
            .priced("WETH", "1720")
            .given(reviewMargin());
    var notice = desk.loan().footing().notice();
    var small = desk.after(Duration.ofHours(7)).when(call("10 USDC", "WETH")).thenAccepted();
    assertThat(small.events()).noneMatch(MarginWarningLifted.class::isInstance);
    assertThat(desk.loan().footing()).isEqualTo(new Footing(notice, true));
    desk.when(openLiquidation()).thenAccepted().event(MarginCallLapsed.class);
  }

  @Test
  void terms_that_make_no_sense_are_refused() {
    refused(
        terms("1", 1_000, 4_000, 100, 400),
        Profile.STANDARD,
        new LevelNotAbove("ladder.preLiquidation.below", Wad.ONE, Wad.ONE));
    refused(
        terms("1.1", 4_000, 1_000, 100, 400),
        Profile.STANDARD,
        new SlopeReversed(
            "ladder.preLiquidation.closeFactor", new BasisPoints(4_000), new BasisPoints(1_000)));
    refused(
        terms("1.1", 1_000, 4_000, 400, 100),
        Profile.STANDARD,
        new SlopeReversed(
            "ladder.preLiquidation.bonus", new BasisPoints(400), new BasisPoints(100)));
    for (var profile : List.of(Profile.COMET, Profile.MORPHO_BLUE))
      refused(TERMS, profile, new PreLiquidationByCallsOnly(profile.name()));
  }

  private static void refused(PreLiquidation small, Profile profile, MarketRejection reason) {
    var ladder = new Ladder(Wad.ONE, Optional.empty(), Optional.of(small), Optional.empty());
    var terms = new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), profile).on(ladder);
    DeskFixture.empty().when(new OpenMarket(MAIN, USD, terms)).thenRejected(reason);
  }

  @Test
  void the_bonus_of_the_asset_is_the_most() {
    var desk = agreed().given(Listing.of(amount("1 WETH").token()).bonus(100, 0).command());
    desk.priced("WETH", "1720");
    var called = desk.when(call("1720 USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.taken()).isEqualTo(amount("1.01 WETH"));
  }
}

package io.plimsoll.domain.loss;

import static io.plimsoll.domain.loss.LossBearer.BACKSTOP;
import static io.plimsoll.domain.loss.LossBearer.LENDERS;
import static io.plimsoll.domain.loss.LossBearer.TREASURY;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.contribute;
import static io.plimsoll.domain.testing.DeskWords.cool;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.settle;
import static io.plimsoll.domain.testing.DeskWords.stake;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.CooldownWithoutBackstop;
import io.plimsoll.domain.market.MarketRejection.LendersNotLast;
import io.plimsoll.domain.market.MarketRejection.LossBearerTwice;
import io.plimsoll.domain.market.MarketRejection.LossesBorneOtherwise;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Holdings;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.NoDeficit;
import io.plimsoll.domain.reserve.ReserveRejection.NobodyBears;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A deficit is borne in the order of the reserve's terms, to the unit. */
class WaterfallSpec {

  private static final Listing IN_ORDER = Listing.of(USDC).losses(TREASURY, BACKSTOP, LENDERS);

  /** Ana's 16,000 USDC; a sale at 1,600 will leave 761.904761 of them unpaid. */
  private static DeskFixture ana(DeskFixture desk) {
    return desk.given(deposit("10 WETH"), draw("16000 USDC"));
  }

  private static DeskFixture.Then loss(DeskFixture desk) {
    return desk.priced("WETH", "1600").when(call("max USDC", "WETH")).thenAccepted();
  }

  private static DeskFixture guarded(Listing listing) {
    return ana(
        desk()
            .given(listing.command(), contribute("100 USDC"))
            .given(stake("sam", "300 USDC"), stake("sue", "100 USDC")));
  }

  @Test
  void each_gives_all_it_has_before_the_next_is_asked() {
    var then = loss(guarded(IN_ORDER));
    assertThat(
            then.events().stream()
                .filter(DeficitBorne.class::isInstance)
                .map(DeficitBorne.class::cast)
                .map(borne -> borne.bearer() + " " + borne.amount()))
        .containsExactly("TREASURY 100 USDC", "BACKSTOP 400 USDC", "LENDERS 261.904761 USDC");
    var desk = then.desk();
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(USDC.zero());
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("999738.095239 USDC"));
    assertThat(desk.staked("sam", USDC)).isEqualTo(USDC.zero());
  }

  @Test
  void it_is_borne_in_the_decision_that_writes_it_off() {
    var then = loss(guarded(IN_ORDER));
    assertThat(
            then.events().stream()
                .<Class<?>>map(Object::getClass)
                .dropWhile(kind -> kind != DeficitBooked.class)
                .limit(6))
        .containsExactly(
            DeficitBooked.class,
            DeficitBorne.class,
            DeficitBorne.class,
            DeficitBorne.class,
            DebtWrittenOff.class,
            ShortfallBooked.class);
    assertThat(then.event(DeficitBooked.class).amount()).isEqualTo(amount("761.904761 USDC"));
  }

  @Test
  void what_nobody_bears_stays_deficit() {
    var desk = loss(guarded(Listing.of(USDC).losses(TREASURY, BACKSTOP))).desk();
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("261.904761 USDC"));
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("1000000 USDC"));
  }

  @Test
  void the_order_is_the_markets_choice() {
    var desk =
        loss(ana(
                desk()
                    .given(Listing.of(USDC).losses(BACKSTOP, TREASURY).command())
                    .given(contribute("1000 USDC"), stake("sam", "500 USDC"))))
            .desk();
    assertThat(desk.staked("sam", USDC)).isEqualTo(USDC.zero());
    assertThat(desk.reserve(USDC).losses().borneBy(TREASURY))
        .isEqualTo(amount("261.904761 USDC").units());
  }

  @Test
  void without_an_order_the_deficit_stands() {
    var then = loss(ana(desk().given(contribute("1000 USDC"))));
    assertThat(then.events()).noneMatch(DeficitBorne.class::isInstance);
    assertThat(then.desk().reserve(USDC).deficit()).isEqualTo(amount("761.904761 USDC"));
  }

  @Test
  void a_loss_takes_from_every_stake_alike_cooling_ones_too() {
    var desk =
        loss(ana(
                desk()
                    .given(Listing.of(USDC).losses(BACKSTOP).command())
                    .given(stake("sam", "3000 USDC"), stake("sue", "1000 USDC"))
                    .given(cool("sue", "max USDC"))))
            .desk();
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("2428.571429 USDC"));
    assertThat(desk.staked("sue", USDC)).isEqualTo(amount("809.523809 USDC"));
    assertThat(desk.reserve(USDC).losses().backstop().staked())
        .isEqualTo(amount("3238.095239 USDC").units());
  }

  @Test
  void what_was_staked_pays_lenders_in_cash() {
    var desk =
        ana(desk().given(Listing.of(USDC).losses(BACKSTOP).command(), stake("sam", "3000 USDC")));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("984000 USDC"));
    loss(desk);
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("1000000 USDC"));
    desk.given(withdraw("lena", "max USDC"));
  }

  @Test
  void the_treasury_gives_what_it_has_earned_then_what_is_the_desks_own() {
    var desk = ana(desk().given(IN_ORDER.command())).after(Duration.ofDays(365));
    var earned = desk.reserve(USDC).accruedTo(desk.facts().now()).treasury();
    assertThat(earned).isGreaterThan(amount("17 USDC"));
    desk.given(contribute("5 USDC"));
    loss(desk);
    assertThat(desk.reserve(USDC).accrual().treasuryShares()).isZero();
    assertThat(desk.reserve(USDC).losses().borneBy(TREASURY))
        .isGreaterThanOrEqualTo(earned.plus(amount("5 USDC")).units());
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(USDC.zero());
  }

  @Test
  void lenders_bear_by_what_their_shares_are_worth_pledged_ones_too() {
    var desk =
        ana(
            desk()
                .given(Listing.of(USDC).losses(LENDERS).command(), supply("otto", "1000000 USDC"))
                .given(openLoan("L2", "otto"), pledge("L2", "otto", "500000 USDC")));
    loss(desk);
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("999619.047619 USDC"));
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("499809.523809 USDC"));
    assertThat(desk.reserve(USDC).supplied()).isEqualTo(amount("1999238.095239 USDC"));
  }

  /** Below a billionth of its worth a share would be too coarse to count with. */
  @Test
  void lenders_who_lose_everything_keep_a_billionth_of_a_unit_a_share() {
    var desk =
        desk()
            .given(Listing.of(DAI).losses(LENDERS).command(), withdraw("lena", "990000 DAI"))
            .given(deposit("7 WETH"), draw("10000 DAI"))
            .priced("WETH", "0.000000000001");
    desk.given(call("max DAI", "WETH"));
    var reserve = desk.reserve(DAI);
    assertThat(reserve.liquidityIndex()).isGreaterThanOrEqualTo(Ray.of("0.000000001"));
    assertThat(reserve.supplied()).isEqualTo(amount("0.00001 DAI"));
    assertThat(reserve.cash().plus(reserve.deficit())).isEqualTo(reserve.supplied());
    desk.given(supply("otto", "100 DAI"));
    assertThat(desk.balance("otto", DAI).plus(oneUnit(DAI))).isEqualTo(amount("100 DAI"));
    assertThat(desk.balance("lena", DAI)).isEqualTo(amount("0.00001 DAI"));
  }

  /** Beyond 10^27 shares a step of the index is more than a unit. */
  @Test
  void of_very_many_shares_lenders_lose_the_units_an_index_misses_too() {
    var shares = BigInteger.TEN.pow(30);
    var holdings = new Holdings(shares, shares, ZERO, ZERO, ZERO, ZERO, ZERO);
    var accrual = new IndexedAccrual(0, Ray.ONE, Ray.ONE, Ray.ZERO, Ray.ZERO, ZERO, ZERO);
    var left = accrual.losing(BigInteger.ONE, holdings).claim(shares, Rounding.DOWN, holdings);
    assertThat(shares.subtract(left)).isBetween(BigInteger.ONE, BigInteger.valueOf(1_000));
  }

  @Test
  void a_deficit_that_stands_is_borne_when_asked_for() {
    var desk = loss(ana(desk())).desk();
    desk.when(settle("USDC")).thenRejected(new NobodyBears(USDC.id(), amount("761.904761 USDC")));
    desk.given(IN_ORDER.command(), stake("sam", "500 USDC"));
    desk.when(settle("USDC")).thenAccepted().then(DeficitBorne.class, DeficitBorne.class);
    assertThat(desk.staked("sam", USDC)).isEqualTo(USDC.zero());
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("999738.095239 USDC"));
    desk.when(settle("USDC")).thenRejected(new NoDeficit(USDC.id()));
  }

  @Test
  void nobody_bears_with_empty_hands() {
    loss(ana(desk().given(Listing.of(USDC).losses(TREASURY, BACKSTOP).command())))
        .desk()
        .when(settle("USDC"))
        .thenRejected(new NobodyBears(USDC.id(), amount("761.904761 USDC")));
  }

  @Test
  void an_older_deficit_waits_until_it_is_asked_for() {
    var desk = loss(ana(desk())).desk().given(IN_ORDER.command(), stake("sam", "5000 USDC"));
    desk.priced("WETH", "2000").given(openLoan("L2", "ben"), deposit("L2", "10 WETH"));
    desk.given(draw("L2", "16000 USDC")).priced("WETH", "1600");
    desk.given(
        new CallLiquidation(
            MAIN,
            new LoanId("L2"),
            new KeeperId("kim"),
            USDC.id(),
            new AssetId("WETH"),
            Quantity.everything()));
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("761.904761 USDC"));
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("4238.095239 USDC"));
  }

  @Test
  void a_pause_holds_a_settlement_up_too() {
    loss(ana(desk()))
        .desk()
        .given(IN_ORDER.paused().command())
        .when(settle("USDC"))
        .thenRejected(new AssetPaused(USDC.id()));
  }

  @Test
  void an_asset_that_is_not_listed_has_no_deficit() {
    var doge = new AssetId("DOGE");
    desk().when(new SettleDeficit(MAIN, doge)).thenRejected(new AssetUnknown(MAIN, doge));
  }

  @Test
  void lenders_earn_all_again_once_the_deficit_is_borne() {
    var desk = loss(ana(desk())).desk().given(deposit("100 WETH"), draw("50000 USDC"));
    var before = desk.reserve(USDC).accrual();
    desk.given(Listing.of(USDC).losses(LENDERS).command(), settle("USDC"));
    var after = desk.reserve(USDC).accrual();
    assertThat(after.liquidityRate()).isGreaterThan(before.liquidityRate());
    assertThat(after.borrowRate()).isEqualTo(before.borrowRate());
  }

  @Test
  void an_order_that_contradicts_itself_is_refused() {
    var usdc = Listing.of(USDC);
    desk()
        .when(usdc.losses(TREASURY, BACKSTOP, TREASURY).command())
        .thenRejected(new LossBearerTwice(TREASURY))
        .when(usdc.losses(LENDERS, BACKSTOP).command())
        .thenRejected(new LendersNotLast(BACKSTOP))
        .when(usdc.losses(Duration.ofDays(3), TREASURY).command())
        .thenRejected(new CooldownWithoutBackstop(Duration.ofDays(3)));
  }

  @Test
  void where_losses_are_borne_otherwise_no_order_is_taken() {
    for (var profile : new Profile[] {Profile.MORPHO_BLUE, Profile.COMET})
      DeskFixture.market(profile)
          .when(Listing.of(USDC).losses(BACKSTOP, LENDERS).command())
          .thenRejected(new LossesBorneOtherwise(profile.name(), BACKSTOP));
  }

  @Test
  void what_each_has_borne_is_kept_count_of() {
    var desk = loss(guarded(IN_ORDER)).desk();
    var borne = desk.reserve(USDC).losses().borne();
    assertThat(borne.values().stream().map(USDC::units).map(Object::toString))
        .containsExactly("100 USDC", "400 USDC", "261.904761 USDC");
  }
}

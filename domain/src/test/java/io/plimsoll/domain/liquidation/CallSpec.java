package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.DeskFixture.Then;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A keeper's call with bonus, by numbers worked out by hand. */
class CallSpec {

  /** 10 WETH against 16,000 USDC, health 82.5 % x price / 1,600. */
  private static DeskFixture at(String price) {
    return desk().given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", price);
  }

  private static void paidAndTook(Then then, String paid, String took, String fee) {
    var called = then.event(CollateralCalled.class);
    assertThat(called.repaid()).isEqualTo(amount(paid));
    assertThat(called.taken()).isEqualTo(amount(took));
    assertThat(called.fee()).isEqualTo(amount(fee));
  }

  @Test
  void a_keeper_repays_half_and_takes_it_with_the_bonus() {
    var desk = at("1900");
    var then =
        desk.when(call("max USDC", "WETH"))
            .thenAccepted()
            .then(
                LiquidationOpened.class,
                LiquidationStarted.class,
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                FeeEarned.class,
                CollateralCalled.class,
                LiquidationEnded.class,
                LiquidationClosed.class);
    // 8,000 / 1,900 = 4.210526315789473684; x 1.05; a tenth of the difference is the treasury's
    paidAndTook(then, "8000 USDC", "4.421052631578947368 WETH", "0.021052631578947368 WETH");
    assertThat(then.event(CollateralCalled.class).atOracle()).isEqualTo(amount("8399.999999 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
    then.thenLoan("5.578947368421052632 WETH", "8000 USDC");
    assertThat(desk.reserve(WETH).treasury()).isEqualTo(amount("0.021052631578947368 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(amount("0.021052631578947368 WETH"));
    assertThat(desk.reserve(WETH).collateral()).isEqualTo(amount("5.578947368421052632 WETH"));
  }

  @Test
  void more_than_half_is_cut_to_half() {
    paidAndTook(
        at("1900").when(call("8000.000001 USDC", "WETH")).thenAccepted(),
        "8000 USDC",
        "4.421052631578947368 WETH",
        "0.021052631578947368 WETH");
  }

  @Test
  void a_small_call_leaves_the_case_open_for_the_next() {
    var desk = at("1900");
    var first = desk.when(call("100 USDC", "WETH")).thenAccepted();
    paidAndTook(first, "100 USDC", "0.055263157894736842 WETH", "0.000263157894736842 WETH");
    assertThat(desk.loan().liquidation()).contains(CASE);

    var second = desk.when(call("max USDC", "WETH")).thenAccepted();
    assertThat(second.event(CollateralCalled.class).liquidation()).isEqualTo(CASE);
    assertThat(second.event(CollateralCalled.class).repaid()).isEqualTo(amount("7950 USDC"));
    assertThat(desk.loan().liquidation()).isEmpty();
  }

  @Test
  void at_0_95_the_whole_debt_may_be_repaid() {
    var then = priceOverTwoThousand("1900").when(call("max USDC", "WETH")).thenAccepted();
    assertThat(then.event(CollateralCalled.class).repaid()).isEqualTo(amount("16500 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
    var above = priceOverTwoThousand("1900.00000001").when(call("max USDC", "WETH")).thenAccepted();
    assertThat(above.event(CollateralCalled.class).repaid()).isEqualTo(amount("8250 USDC"));
  }

  /** 10 WETH against 16,500 USDC: health is price / 2,000. */
  private static DeskFixture priceOverTwoThousand(String price) {
    return desk()
        .priced("WETH", "2100")
        .given(deposit("10 WETH"), draw("16500 USDC"))
        .priced("WETH", price);
  }

  @Test
  void a_small_position_may_be_closed_whole_at_any_health() {
    var then =
        desk()
            .given(deposit("1.25 WETH"), draw("1999.999999 USDC"))
            .priced("WETH", "1930")
            .when(call("max USDC", "WETH"))
            .thenAccepted();
    assertThat(then.event(CollateralCalled.class).repaid()).isEqualTo(amount("1999.999999 USDC"));
  }

  @Test
  void a_debt_below_half_of_all_debt_may_be_closed_whole() {
    var desk =
        desk()
            .given(deposit("10 WETH"), draw("12000 USDC"), draw("4000 DAI"))
            .priced("WETH", "1900");
    paidAndTook(
        desk.when(call("max DAI", "WETH")).thenAccepted(),
        "4000 DAI",
        "2.210526315789473684 WETH",
        "0.010526315789473684 WETH");
  }

  @Test
  void half_is_half_of_all_debt() {
    var then =
        desk()
            .given(deposit("10 WETH"), draw("12000 USDC"), draw("4000 DAI"))
            .priced("WETH", "1900")
            .when(call("max USDC", "WETH"))
            .thenAccepted();
    assertThat(then.event(CollateralCalled.class).repaid()).isEqualTo(amount("8000 USDC"));
  }

  @Test
  void what_is_left_of_both_sides_must_be_worth_selling() {
    // health 0.9; 3,000 USDC against 2 WETH at 1,636.3636...
    var desk = desk().given(deposit("2 WETH"), draw("3000 USDC")).priced("WETH", "1636.5");
    var left = desk.when(call("2000.000001 USDC", "WETH")).thenRejected(LeftoverTooSmall.class);
    assertThat(left.debtValueLeft()).isEqualTo(amount("999.999999 USD"));
    assertThat(left.minimum()).isEqualTo(amount("1000 USD"));
    desk.when(call("max USDC", "WETH")).thenAccepted();
    var enough = desk().given(deposit("2.5 WETH"), draw("3000 USDC")).priced("WETH", "1300");
    enough.when(call("2000 USDC", "WETH")).thenAccepted();
  }

  @Test
  void what_collateral_is_left_must_be_worth_selling_too() {
    // 2 x 1,700 = 3,400; 2,300 x 1.05 are taken, 985 stay
    var left =
        desk()
            .given(deposit("2 WETH"), draw("3200 USDC"))
            .priced("WETH", "1700")
            .when(call("2300 USDC", "WETH"))
            .thenRejected(LeftoverTooSmall.class);
    assertThat(left.collateralValueLeft()).isBetween(amount("985 USD"), amount("985.00000001 USD"));
    assertThat(left.debtValueLeft()).isEqualTo(amount("900 USD"));
  }

  @Test
  void where_collateral_does_not_suffice_the_keeper_pays_for_what_there_is() {
    var desk = at("1600");
    var then = desk.when(call("max USDC", "WETH")).thenAccepted();
    // 16,000 / 1.05, up; (10 - 10 / 1.05) x 10 %
    paidAndTook(then, "15238.095239 USDC", "10 WETH", "0.047619047619047619 WETH");
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(amount("761.904761 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    then.thenLoan("", "");
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("761.904761 USDC"));
  }

  @Test
  void what_the_keeper_pays_for_the_last_collateral_is_rounded_up_at_every_step() {
    // 10 x 1,600.00000033 = 16,000.0000033, up to 16,000.000004; / 1.05, up
    var then = at("1600.00000033").when(call("max USDC", "WETH")).thenAccepted();
    assertThat(then.event(CollateralCalled.class).repaid()).isEqualTo(amount("15238.095242 USDC"));
  }

  @Test
  void every_debt_is_written_off_the_moment_the_last_collateral_is_gone() {
    var desk =
        desk()
            .given(supply("lena", "10 WBTC"))
            .given(deposit("20 WETH"))
            .given(draw("8000 USDC"), draw("8000 DAI"), draw("0.5 WBTC"))
            .priced("WETH", "200");
    var then = desk.when(call("max DAI", "WETH")).thenAccepted();
    paidAndTook(then, "3809.52380952380952381 DAI", "20 WETH", "0.095238095238095238 WETH");
    assertThat(
            then.events().stream()
                .filter(ShortfallBooked.class::isInstance)
                .map(event -> ((ShortfallBooked) event).shortfall()))
        .containsExactly(
            amount("4190.47619047619047619 DAI"), amount("8000 USDC"), amount("0.5 WBTC"));
    then.thenLoan("", "");
    assertThat(desk.reserve(WBTC).deficit()).isEqualTo(amount("0.5 WBTC"));
    assertThat(desk.reserve(DAI).debt()).isEqualTo(DAI.zero());
  }

  @Test
  void debt_stays_as_long_as_another_collateral_is_there() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("0.01 WBTC"), draw("16000 USDC"))
            .priced("WETH", "1000");
    var then = desk.when(call("max USDC", "WETH")).thenAccepted();
    assertThat(then.event(CollateralCalled.class).taken()).isEqualTo(amount("10 WETH"));
    assertThat(desk.loan().liquidation()).contains(CASE);
    assertThat(desk.debt(USDC)).isEqualTo(amount("6476.190476 USDC"));
  }

  @Test
  void a_call_that_burns_no_debt_is_refused() {
    var desk = at("1900").after(Duration.ofDays(30));
    desk.when(call("0.000001 USDC", "WETH")).thenRejected(new AmountTooSmall(oneUnit(USDC)));
  }

  @Test
  void the_last_crumb_of_collateral_may_be_called_though_it_burns_no_debt() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("0.00000001 WBTC"), draw("16000 USDC"))
            .after(Duration.ofDays(30))
            .priced("WETH", "1000")
            .priced("WBTC", "100")
            .given(call("max USDC", "WETH"));
    var then = desk.when(call("max USDC", "WBTC")).thenAccepted();
    paidAndTook(then, "0.000001 USDC", "0.00000001 WBTC", "0 WBTC");
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
  }

  @Test
  void nobody_calls_their_own_loan() {
    at("1900")
        .when(call("ana", "100 USDC", "WETH"))
        .thenRejected(new SelfLiquidation(L1, new KeeperId("ana")));
  }

  @Test
  void only_a_loan_below_1_is_called_and_only_for_what_it_has() {
    var healthy = at("2000");
    healthy
        .when(call("100 USDC", "WETH"))
        .thenRejected(new LoanHealthy(L1, healthy.valuation().health()));
    at("1900")
        .when(call("100 USDC", "WBTC"))
        .thenRejected(new NoSuchCollateral(L1, WBTC.id()))
        .when(call("100 DAI", "WETH"))
        .thenRejected(new NoSuchDebt(L1, DAI.id()))
        .when(call("100 USDC", "GOLD"))
        .thenRejected(new AssetUnknown(MAIN, new AssetId("GOLD")))
        .when(call("0 USDC", "WETH"))
        .thenRejected(new AmountTooSmall(USDC.zero()))
        .when(call("-1 USDC", "WETH"))
        .thenRejected(new AmountNotPositive(USDC.id(), new BigDecimal("-1")));
  }

  @Test
  void a_call_needs_prices_not_older_than_a_sale_bears() {
    var late = START.plus(Duration.ofHours(2)).plusSeconds(1);
    at("1900")
        .when(call("100 USDC", "WETH"))
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, Duration.ofHours(2)));
  }

  @Test
  void a_keeper_may_take_a_case_the_desk_has_opened() {
    var then = at("1900").given(openLiquidation()).when(call("max USDC", "WETH")).thenAccepted();
    assertThat(then.event(LiquidationClosed.class).liquidation()).isEqualTo(CASE);
  }
}

package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationRejection.FillBeyondOrder;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoVenueWithinBound;
import io.plimsoll.domain.liquidation.LiquidationRejection.OrderNotUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.ResumeVenue;
import io.plimsoll.domain.market.MarketCommand.SuspendVenue;
import io.plimsoll.domain.market.MarketEvent.VenueSuspended;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.testing.DeskFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FillSpec {

  /** 10 WETH against 16,000 USDC at a price; the lot has been given to the pool. */
  private static DeskFixture ordered(String price, String sold, String received) {
    return desk()
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", price)
        .given(openLiquidation(), order(quote("pool", sold, received)));
  }

  /** At 1,900: 8,000 USDC to cover, fee 40, at most 4.421052631578947368 WETH. */
  private static DeskFixture ordered() {
    return ordered("1900", "4.4 WETH", "8040 USDC");
  }

  @Test
  void a_good_fill_pays_debt_and_fee_and_brings_the_loan_back() {
    var desk = ordered();
    var then =
        desk.when(fill("4.3 WETH", "8040 USDC"))
            .thenAccepted()
            .then(
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                FeeEarned.class,
                LotSold.class,
                LiquidationEnded.class,
                LiquidationClosed.class);
    var sold = then.event(LotSold.class);

    assertThat(sold.repaid()).isEqualTo(amount("8000 USDC"));
    assertThat(sold.fee()).isEqualTo(amount("40 USDC"));
    assertThat(sold.surplus()).isEqualTo(USDC.zero());
    assertThat(sold.atOracle()).isEqualTo(amount("8170 USDC"));
    assertThat(sold.evidence().healthBefore()).contains(new HealthFactor.Of(Wad.of("0.9796875")));
    // 5.7 x 1,900 x 82.5 % / 8,000
    assertThat(sold.evidence().healthAfter()).contains(new HealthFactor.Of(Wad.of("1.11684375")));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
    then.thenLoan("5.7 WETH", "8000 USDC");
    assertThat(desk.reserve(USDC).treasury()).isEqualTo(amount("40 USDC"));
  }

  @Test
  void what_a_sale_brings_beyond_debt_and_fee_repays_more_debt() {
    var then = ordered().when(fill("4.3 WETH", "8100 USDC")).thenAccepted();
    assertThat(then.event(LotSold.class).repaid()).isEqualTo(amount("8060 USDC"));
    assertThat(then.event(LotSold.class).surplus()).isEqualTo(USDC.zero());
    then.thenLoan("5.7 WETH", "7940 USDC");
  }

  @Test
  void the_fee_waits_behind_the_debt() {
    var then = ordered().when(fill("4.421052631578947368 WETH", "8010 USDC")).thenAccepted();
    assertThat(then.event(LotSold.class).repaid()).isEqualTo(amount("8000 USDC"));
    assertThat(then.event(LotSold.class).fee()).isEqualTo(amount("10 USDC"));
  }

  @Test
  void a_surplus_is_collateral_of_the_borrower_again() {
    var desk = ordered("1840", "9.1 WETH", "16080 USDC");
    var then =
        desk.when(fill("9 WETH", "16280 USDC"))
            .thenAccepted()
            .then(
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                FeeEarned.class,
                CollateralReceived.class,
                LotSold.class,
                LiquidationEnded.class,
                LiquidationClosed.class);
    assertThat(then.event(LotSold.class).fee()).isEqualTo(amount("80 USDC"));
    assertThat(then.event(LotSold.class).surplus()).isEqualTo(amount("200 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
    then.thenLoan("200 USDC, 1 WETH", "");
    assertThat(desk.reserve(USDC).collateral()).isEqualTo(amount("200 USDC"));
    assertThat(desk.reserve(WETH).collateral()).isEqualTo(amount("1 WETH"));
  }

  @Test
  void after_a_partial_fill_the_case_goes_on_with_the_next_order() {
    var desk = ordered();
    var then = desk.when(fill("0.1 WETH", "185 USDC")).thenAccepted();
    assertThat(then.event(LotSold.class).repaid()).isEqualTo(amount("185 USDC"));
    assertThat(then.event(LotSold.class).fee()).isEqualTo(USDC.zero());
    assertThat(desk.loan().liquidation()).contains(CASE);
    then.thenLoan("9.9 WETH", "15815 USDC");

    var next =
        desk.when(order(quote("pool", "4.3 WETH", "8000 USDC")))
            .thenAccepted()
            .event(SaleOrdered.class)
            .order();
    assertThat(next.id()).isEqualTo("L1.1-2");
    assertThat(next.lot().debtToCover()).isEqualTo(amount("7907.5 USDC"));
    desk.when(fill("L1.1-1", "1 WETH", "1900 USDC"))
        .thenRejected(new OrderNotUnderWay(CASE, "L1.1-1"));
  }

  @Test
  void nothing_sold_is_an_answer_too() {
    var desk = ordered();
    desk.when(fill("0 WETH", "0 USDC"))
        .thenAccepted()
        .then(OrderUnfilled.class)
        .thenLoan("10 WETH", "16000 USDC")
        .when(fill("4.3 WETH", "8040 USDC"))
        .thenRejected(new OrderNotUnderWay(CASE, "L1.1-1"))
        .given(order(quote("pool", "4.4 WETH", "8040 USDC")))
        .given(fill("L1.1-2", "4.3 WETH", "8040 USDC"));
  }

  @Test
  void a_fill_beyond_the_order_is_refused() {
    ordered()
        .when(fill("4.421052631578947369 WETH", "9000 USDC"))
        .thenRejected(
            new FillBeyondOrder(
                "L1.1-1",
                amount("4.421052631578947369 WETH"),
                amount("4.421052631578947368 WETH")));
  }

  @Test
  void a_fill_below_the_bound_is_booked_and_its_venue_suspended() {
    var then = ordered().when(fill("4.4 WETH", "7961.90476 USDC")).thenAccepted();
    assertThat(then.event(LotSold.class).received()).isEqualTo(amount("7961.90476 USDC"));
    var suspended = then.event(VenueSuspended.class);
    assertThat(suspended.venue()).isEqualTo(new VenueId("pool"));
    assertThat(suspended.order()).contains("L1.1-1");
    assertThat(suspended.reason()).contains("7961.904761 USDC");
  }

  @Test
  void a_fill_at_the_bound_to_the_unit_suspends_nobody() {
    var desk = ordered().given(fill("4.4 WETH", "7961.904761 USDC"));
    assertThat(((Market.Open) desk.book().market()).suspended()).isEmpty();
  }

  @Test
  void a_suspended_venue_gets_no_order_until_it_is_resumed() {
    var desk =
        desk()
            .given(deposit("10 WETH"), draw("16000 USDC"))
            .priced("WETH", "1900")
            .given(openLiquidation());
    var pool = new VenueId("pool");
    var order = order(quote("pool", "4.4 WETH", "8040 USDC"));
    desk.given(new SuspendVenue(MAIN, pool, Optional.empty(), "out of order"));
    desk.when(order).thenRejected(NoVenueWithinBound.class);
    desk.given(new ResumeVenue(MAIN, pool, "looked into"));
    desk.when(order).thenAccepted();
  }

  @Test
  void nothing_is_received_for_nothing_and_who_takes_a_part_for_nothing_is_suspended() {
    ordered().when(fill("0 WETH", "1 USDC")).thenRejected(FillBeyondOrder.class);
    ordered()
        .when(fill("0.000000000000000001 WETH", "0 USDC"))
        .thenAccepted()
        .event(VenueSuspended.class);
  }

  @Test
  void the_bound_is_that_of_the_order_wherever_the_price_goes() {
    ordered().priced("WETH", "2500").given(fill("4.4 WETH", "7961.904761 USDC"));
    ordered()
        .priced("WETH", "1000")
        .when(fill("4.4 WETH", "7000 USDC"))
        .thenAccepted()
        .event(VenueSuspended.class);
  }

  @Test
  void a_fill_is_booked_even_if_the_borrower_has_repaid_meanwhile() {
    var then =
        ordered().given(repay("max USDC")).when(fill("4.3 WETH", "8040 USDC")).thenAccepted();
    var sold = then.event(LotSold.class);
    assertThat(sold.repaid()).isEqualTo(USDC.zero());
    assertThat(sold.fee()).isEqualTo(USDC.zero());
    assertThat(sold.surplus()).isEqualTo(amount("8040 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
    then.thenLoan("8040 USDC, 5.7 WETH", "");
  }

  @Test
  void a_fill_is_booked_even_if_the_loan_has_healed_meanwhile() {
    var then =
        ordered().given(deposit("5 WETH")).when(fill("4.3 WETH", "8040 USDC")).thenAccepted();
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
    then.thenLoan("10.7 WETH", "8000 USDC");
  }

  @Test
  void what_was_repaid_meanwhile_is_not_paid_twice() {
    var then =
        ordered().given(repay("12000 USDC")).when(fill("4.3 WETH", "8040 USDC")).thenAccepted();
    var sold = then.event(LotSold.class);
    assertThat(sold.repaid()).isEqualTo(amount("4000 USDC"));
    // a tenth of 5 % of what was repaid
    assertThat(sold.fee()).isEqualTo(amount("20 USDC"));
    assertThat(sold.surplus()).isEqualTo(amount("4020 USDC"));
  }

  @Test
  void keepers_wait_while_an_order_is_under_way() {
    ordered()
        .when(call("1000 USDC", "WETH"))
        .thenRejected(new SaleUnderWay(CASE, "L1.1-1"))
        .given(fill("0 WETH", "0 USDC"), call("1000 USDC", "WETH"));
  }

  @Test
  void a_fill_is_booked_once() {
    ordered()
        .given(fill("4.3 WETH", "8040 USDC"))
        .when(fill("4.3 WETH", "8040 USDC"))
        .thenRejected(new LiquidationAlreadyClosed(CASE, Outcome.RESTORED));
  }

  @Test
  void what_the_last_collateral_does_not_pay_becomes_deficit() {
    var desk = ordered("1000", "10 WETH", "9600 USDC");
    var then =
        desk.when(fill("10 WETH", "9600 USDC"))
            .thenAccepted()
            .then(
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                LotSold.class,
                DeficitBooked.class,
                DebtWrittenOff.class,
                ShortfallBooked.class,
                LiquidationEnded.class,
                LiquidationClosed.class);
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(amount("6400 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    then.thenLoan("", "");
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("6400 USDC"));
    assertThat(desk.reserve(USDC).debt()).isEqualTo(USDC.zero());
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("993600 USDC"));
  }

  @Test
  void a_cent_of_collateral_left_keeps_the_debt_alive() {
    var desk = ordered("1000", "10 WETH", "9600 USDC");
    desk.given(fill("9.99999 WETH", "9600 USDC"));
    assertThat(desk.loan().liquidation()).contains(CASE);
    assertThat(desk.debt(USDC)).isEqualTo(amount("6400 USDC"));
  }

  @Test
  void collateral_worth_nothing_does_not_keep_the_debt_alive() {
    var desk = ordered("1000", "10 WETH", "9600 USDC");
    var then = desk.when(fill("9.999999999999999999 WETH", "9600 USDC")).thenAccepted();
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    assertThat(desk.loan().isDebtFree()).isTrue();
    assertThat(desk.collateral(WETH)).isEqualTo(oneUnit(WETH));
  }
}

package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.empty;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.POOL;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanStillUnhealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoVenueWithinBound;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the opening of a case to its orders and its end; fills have a spec of their own. */
class SellingSpec {

  private static final HealthFactor BELOW = new HealthFactor.Of(Wad.of("0.9796875"));

  /** 10 WETH at 1,900 against 16,000 USDC: 15,675 / 16,000. */
  private static DeskFixture sinking() {
    return desk().given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", "1900");
  }

  private static DeskFixture opened() {
    return sinking().given(openLiquidation());
  }

  @Test
  void a_case_opens_with_its_evidence() {
    var desk = sinking();
    var opened =
        desk.when(openLiquidation())
            .thenAccepted()
            .then(LiquidationOpened.class, LiquidationStarted.class)
            .event(LiquidationOpened.class);

    assertThat(opened.liquidation()).isEqualTo(CASE);
    assertThat(opened.collateralValue()).isEqualTo(amount("19000 USD"));
    assertThat(opened.debtValue()).isEqualTo(amount("16000 USD"));
    assertThat(opened.evidence().healthBefore()).contains(BELOW);
    assertThat(opened.evidence().healthAfter()).contains(BELOW);
    assertThat(opened.evidence().prices()).containsOnlyKeys(WETH.id(), USDC.id());
    assertThat(desk.loan().liquidation()).contains(CASE);
  }

  @Test
  void a_loan_has_one_case_at_a_time() {
    opened().when(openLiquidation()).thenRejected(new LiquidationAlreadyOpen(L1, CASE));
  }

  @Test
  void only_a_known_loan_in_an_open_market_can_be_sold() {
    empty().when(openLiquidation()).thenRejected(new MarketUnknown(MAIN));
    desk()
        .when(new LiquidationCommand.OpenLiquidation(MAIN, new LoanId("L9")))
        .thenRejected(new LoanUnknown(new LoanId("L9")));
  }

  @Test
  void a_sale_bears_a_price_twice_as_old_as_a_draw() {
    var late = START.plus(Duration.ofHours(2)).plusMillis(1);
    sinking()
        .when(openLiquidation())
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, Duration.ofHours(2)))
        .at(START.plus(Duration.ofHours(2)))
        .given(openLiquidation());
  }

  @Test
  void nothing_is_sold_without_a_price() {
    sinking().unpriced("WETH").when(openLiquidation()).thenRejected(new PriceMissing(WETH.id()));
    opened().unpriced("USDC").when(order()).thenRejected(new PriceMissing(USDC.id()));
    opened().unpriced("USDC").when(end()).thenRejected(new PriceMissing(USDC.id()));
  }

  @Test
  void the_lot_is_half_the_debt_with_the_bonus_as_room() {
    var lot = nextLot(opened());
    assertThat(lot.debtToCover()).isEqualTo(amount("8000 USDC"));
    // 8,000 / 1,900 x 1.05
    assertThat(lot.quantity()).isEqualTo(amount("4.421052631578947368 WETH"));
    // a tenth of 5 % of 8,000
    assertThat(lot.fee()).isEqualTo(amount("40 USDC"));
    assertThat(lot.wanted()).isEqualTo(amount("8040 USDC"));
    // 1,900 / 1.05, up
    assertThat(lot.bound()).isEqualTo(Wad.of("1809.52380952380952381"));
    assertThat(lot.leastFor(lot.quantity())).isEqualTo(amount("7999.999999 USDC"));
    assertThat(lot.leastFor(amount("0.000000000000000001 WETH"))).isEqualTo(USDC.zero());
  }

  @Test
  void at_0_95_the_whole_debt_is_on_sale() {
    // 10 x price x 82.5 % / 16,500 = price / 2,000
    var desk =
        desk()
            .priced("WETH", "2100")
            .given(deposit("10 WETH"), draw("16500 USDC"))
            .priced("WETH", "1900")
            .given(openLiquidation());
    assertThat(desk.valuation().health()).isEqualTo(new HealthFactor.Of(Wad.of("0.95")));
    assertThat(nextLot(desk).debtToCover()).isEqualTo(amount("16500 USDC"));
    desk.priced("WETH", "1900.00000001");
    assertThat(nextLot(desk).debtToCover()).isEqualTo(amount("8250 USDC"));
  }

  @Test
  void the_whole_debt_is_on_sale_where_a_part_would_leave_dust() {
    // 2,100 and 1,890 dollars of collateral, health 0.9975: half of 3,300 would take 1,732.5 and
    // leave 367.5 of WETH.
    var desk =
        desk()
            .given(deposit("1.05 WETH"), deposit("0.0675 WBTC"), draw("3300 USDC"))
            .priced("WBTC", "28000")
            .given(openLiquidation());
    assertThat(desk.valuation().health()).isEqualTo(new HealthFactor.Of(Wad.of("0.9975")));
    assertThat(nextLot(desk).debtToCover()).isEqualTo(amount("3300 USDC"));
    assertThat(nextLot(desk).quantity()).isEqualTo(amount("1.05 WETH"));
  }

  @Test
  void a_debt_worth_less_than_a_unit_of_the_collateral_makes_no_lot() {
    var desk =
        desk()
            .given(deposit("1 WBTC"), draw("20000 USDC"), draw("0.000000000000000001 DAI"))
            .priced("WBTC", "20000");
    assertThat(Liquidation.nextLots(desk.book(), L1, desk.facts()))
        .extracting(lot -> lot.debtToCover().token())
        .containsExactly(USDC);
  }

  @Test
  void the_dearest_debt_is_paid_from_the_dearest_collateral() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("1 WBTC"))
            .given(draw("15000 USDC"), draw("25000 DAI"))
            .priced("WETH", "1700")
            .given(openLiquidation());
    assertThat(nextLot(desk).quantity().token()).isEqualTo(WBTC);
    assertThat(nextLot(desk).debtToCover().token()).isEqualTo(DAI);
  }

  @Test
  void among_equals_the_first_by_name_is_taken() {
    var desk =
        desk()
            .given(deposit("15 WETH"), deposit("1 WBTC"))
            .given(draw("24000 USDC"), draw("24000 DAI"))
            .priced("WETH", "1900")
            .priced("WBTC", "28500")
            .given(openLiquidation());
    assertThat(nextLot(desk).quantity().token()).isEqualTo(WBTC);
    assertThat(nextLot(desk).debtToCover().token()).isEqualTo(DAI);
  }

  @Test
  void there_is_no_lot_without_prices_debt_or_collateral() {
    var desk = opened();
    desk.unpriced("WETH");
    assertThat(Liquidation.nextLots(desk.book(), L1, desk.facts())).isEmpty();
    var repaid = opened().given(repay("max USDC"));
    assertThat(Liquidation.nextLots(repaid.book(), L1, repaid.facts())).isEmpty();
    assertThat(Liquidation.nextLots(repaid.book(), new LoanId("L9"), repaid.facts())).isEmpty();
  }

  @Test
  void the_quote_that_brings_most_gets_the_order() {
    var desk = opened();
    var ordered =
        desk.when(
                order(
                    quote("first", "4.4 WETH", "8030 USDC"),
                    quote("pool", "4.39 WETH", "8040 USDC"),
                    quote("dearer", "4.4 WETH", "8040 USDC")))
            .thenAccepted()
            .then(SaleOrdered.class)
            .event(SaleOrdered.class)
            .order();
    assertThat(ordered.id()).isEqualTo("L1.1-1");
    assertThat(ordered.venue()).isEqualTo(POOL);
    assertThat(ordered.lot()).isEqualTo(nextLot(desk));
    assertThat(ordered.quotes()).hasSize(3);
  }

  @Test
  void quotes_below_the_bound_beyond_the_lot_or_of_nothing_do_not_count() {
    var desk = opened();
    var lot = nextLot(desk);
    desk.when(
            order(
                quote("low", "4.4 WETH", "7961.90476 USDC"),
                quote("beyond", "4.421052631578947369 WETH", "9000 USDC"),
                quote("nothing", "0 WETH", "0 USDC")))
        .thenRejected(new NoVenueWithinBound(CASE, lot))
        .when(order())
        .thenRejected(new NoVenueWithinBound(CASE, lot))
        // 4.4 x 1,809.523809523809523810 = 7,961.904761904..., cut down
        .given(order(quote("pool", "4.4 WETH", "7961.904761 USDC")));
  }

  @Test
  void where_no_venue_takes_the_first_lot_the_next_is_sold() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("1 WBTC"))
            .given(draw("15000 USDC"), draw("25000 DAI"))
            .priced("WETH", "1700")
            .given(openLiquidation());
    var lots = Liquidation.nextLots(desk.book(), L1, desk.facts());
    assertThat(lots.stream().map(lot -> lot.quantity().token()))
        .containsExactly(WBTC, WETH, WBTC, WETH);
    assertThat(lots.stream().map(lot -> lot.debtToCover().token()))
        .containsExactly(DAI, DAI, USDC, USDC);

    var ordered =
        desk.when(
                order(
                    quote("low", "0.5 WBTC", "13000 DAI"),
                    quote("later", "5 WETH", "8400 USDC"),
                    quote("pool", "5 WETH", "8300 DAI")))
            .thenAccepted()
            .event(SaleOrdered.class)
            .order();
    assertThat(ordered.venue()).isEqualTo(POOL);
    assertThat(ordered.lot()).isEqualTo(lots.get(1));
  }

  @Test
  void what_is_held_in_the_asset_owed_is_set_off_without_a_venue() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("3000 USDC"), draw("18400 USDC"))
            .priced("WETH", "1840")
            .given(openLiquidation());
    var then =
        desk.when(order())
            .thenAccepted()
            .then(CollateralSold.class, DebtPaid.class, CollateralReleased.class, DebtSetOff.class);
    assertThat(then.event(DebtSetOff.class).amount()).isEqualTo(amount("3000 USDC"));
    then.thenLoan("10 WETH", "15400 USDC");
  }

  @Test
  void a_set_off_that_heals_the_loan_ends_the_case() {
    var desk =
        desk()
            .given(deposit("1 WETH"), deposit("9000 USDC"), draw("8800 USDC"))
            .priced("WETH", "1500")
            .given(openLiquidation());
    var then = desk.when(order()).thenAccepted();
    // half of the debt; 1,500 x 82.5 % + 4,600 x 82.5 % = 5,032.5 against 4,400
    then.thenLoan("4600 USDC, 1 WETH", "4400 USDC");
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
  }

  @Test
  void only_a_whole_lot_may_go_for_nothing() {
    var desk = opened();
    desk.when(order(quote("pool", "0.000000000000000001 WETH", "0 USDC")))
        .thenRejected(NoVenueWithinBound.class);
  }

  @Test
  void one_order_is_under_way_at_a_time() {
    opened()
        .given(order(quote("pool", "4.4 WETH", "8040 USDC")))
        .when(order(quote("pool", "4.4 WETH", "8040 USDC")))
        .thenRejected(new SaleUnderWay(CASE, "L1.1-1"))
        .priced("WETH", "2500")
        .when(end())
        .thenRejected(new SaleUnderWay(CASE, "L1.1-1"));
  }

  @Test
  void a_healed_loan_is_not_sold() {
    var desk = opened().given(deposit("1 WETH"));
    var health = desk.valuation().health();
    desk.when(order(quote("pool", "4 WETH", "8000 USDC")))
        .thenRejected(new LoanHealthy(L1, health));
  }

  @Test
  void a_case_ends_when_its_loan_has_healed() {
    opened()
        .when(end())
        .thenRejected(new LoanStillUnhealthy(L1, BELOW))
        .priced("WETH", "1939.393939393939393939")
        .when(end())
        .thenRejected(LoanStillUnhealthy.class);
    var desk = opened().given(deposit("1 WETH"));
    var closed =
        desk.when(end())
            .thenAccepted()
            .then(LiquidationEnded.class, LiquidationClosed.class)
            .event(LiquidationClosed.class);
    assertThat(closed.outcome()).isEqualTo(Outcome.CURED);
    assertThat(desk.loan().liquidation()).isEmpty();
    desk.when(end()).thenRejected(new LiquidationAlreadyClosed(CASE, Outcome.CURED));
    desk.when(order()).thenRejected(new LiquidationAlreadyClosed(CASE, Outcome.CURED));
    desk.when(fill("1 WETH", "1 USDC"))
        .thenRejected(new LiquidationAlreadyClosed(CASE, Outcome.CURED));
  }

  @Test
  void a_case_whose_debt_was_paid_ends_repaid() {
    var closed = opened().given(repay("max USDC")).when(end()).thenAccepted();
    assertThat(closed.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
  }

  @Test
  void the_next_case_has_the_next_number() {
    var desk = opened().given(deposit("1 WETH"), end()).priced("WETH", "1000");
    var opened = desk.when(openLiquidation()).thenAccepted().event(LiquidationOpened.class);
    assertThat(opened.liquidation()).isEqualTo(LiquidationId.of(L1, 2));
  }

  @Test
  void a_case_that_never_opened_is_unknown() {
    sinking().when(order()).thenRejected(new LiquidationUnknown(CASE));
    sinking().when(end()).thenRejected(new LiquidationUnknown(CASE));
    sinking().when(fill("1 WETH", "1 USDC")).thenRejected(new LiquidationUnknown(CASE));
  }

  private static Lot nextLot(DeskFixture desk) {
    return Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
  }
}

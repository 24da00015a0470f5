package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.POOL;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationEvent.SlicePaused;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationRejection.SliceNotDue;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.pacing.PacingTerms;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 400 WETH against 640,000 DAI, WETH at 1,900: half of the debt is sold for, on a venue that gives
 * way by 2 % over the lot and recovers within ten minutes.
 */
class SlicingSpec {

  private static final Duration PAUSE = Duration.ofMinutes(20);
  private static final Wad CALM = Wad.of("0.002");

  private static SellingTerms terms(Mechanism... ways) {
    return new SellingTerms(
        EnumSet.of(Mechanism.DIRECT_SALE, ways),
        Optional.empty(),
        Optional.of(Assumptions.standard(USD)));
  }

  private static DeskFixture selling(SellingTerms terms) {
    return desk(terms)
        .given(deposit("400 WETH"), draw("640000 DAI"))
        .priced("WETH", "1900")
        .given(openLiquidation());
  }

  private static DeskFixture sliced() {
    return selling(terms().with(new Slicing(8, PAUSE)));
  }

  private static OrderSale order(Wad volatility, SaleQuote... quotes) {
    return new OrderSale(
        MAIN, CASE, List.of(quotes), Map.of(WETH.id(), volatility), Surroundings.UNKNOWN);
  }

  private static OrderSale order() {
    return order(CALM, quote("pool", "170 WETH", "316540 DAI"));
  }

  /** For nearly all that may be sold now, at 2 % below 1,900. */
  private static OrderSale orderNow(DeskFixture desk) {
    var lot = Liquidation.nextLots(desk.book(), open(desk).loan(), desk.facts()).getFirst();
    var sold =
        WETH.units(
            lot.quantity()
                .units()
                .multiply(BigInteger.valueOf(98))
                .divide(BigInteger.valueOf(100)));
    var received = DAI.units(sold.units().multiply(BigInteger.valueOf(1_862)));
    return order(CALM, new SaleQuote(POOL, sold, received));
  }

  private static Liquidation.Open open(DeskFixture desk) {
    return (Liquidation.Open) desk.book().liquidation(CASE);
  }

  /** Sells what is on order for 2 % below 1,900. */
  private static DeskFixture filled(DeskFixture desk) {
    var order = open(desk).order().orElseThrow();
    var price = BigInteger.valueOf(1_862);
    var sold = WETH.units(order.lot().debtToCover().units().divide(price));
    var received = DAI.units(sold.units().multiply(price));
    return desk.given(new BookFill(MAIN, CASE, order.id(), sold, received));
  }

  @Test
  void where_venues_recover_a_lot_is_sold_in_slices() {
    var then =
        sliced()
            .when(order())
            .thenAccepted()
            .then(WayChosen.class, SaleOrdered.class, SlicePaused.class);
    var part = then.event(WayChosen.class).choice().picked().getFirst();
    var paused = then.event(SlicePaused.class);
    assertThat(part.slices()).isGreaterThan(1).isEqualTo(paused.slices());
    assertThat(then.event(SaleOrdered.class).order().lot().debtToCover().units().doubleValue())
        .isCloseTo(
            amount("320000 DAI").units().doubleValue() / part.slices(), withPercentage(0.01));
    assertThat(Duration.between(paused.at(), paused.until())).isEqualTo(PAUSE);
  }

  @Test
  void the_next_slice_waits_and_then_everything_is_chosen_anew() {
    var desk = filled(sliced().given(order()));
    var until = open(desk).pausedUntil().orElseThrow();
    desk.after(PAUSE.minusSeconds(1)).when(order()).thenRejected(new SliceNotDue(CASE, until));
    desk.after(Duration.ofSeconds(1))
        .when(orderNow(desk))
        .thenAccepted()
        .then(WayChosen.class, SaleOrdered.class, SlicePaused.class);
  }

  @Test
  void slices_end_with_the_loan_at_health_1_or_at_the_horizon() {
    var desk = sliced();
    var sold = 0;
    for (; desk.book().liquidation(CASE) instanceof Liquidation.Open; sold++) {
      filled(desk.given(orderNow(desk)));
      desk.after(PAUSE).priced("WETH", "1900");
    }
    assertThat(sold).isBetween(2, 13);
  }

  @Test
  void after_a_slice_that_nobody_took_nothing_waits() {
    var desk = sliced().given(order(), fill("0 WETH", "0 DAI"));
    assertThat(open(desk).pausedUntil()).isEmpty();
    desk.given(order());
  }

  @Test
  void a_loan_that_falls_below_its_debt_does_not_wait_and_sells_the_rest_at_once() {
    var desk = filled(sliced().given(order())).after(Duration.ofSeconds(1)).priced("WETH", "1500");
    var then =
        desk.when(order(CALM, quote("pool", "370 WETH", "545000 DAI")))
            .thenAccepted()
            .then(WayChosen.class, SaleOrdered.class);
    assertThat(then.event(WayChosen.class).choice().picked().getFirst().slices()).isEqualTo(1);
  }

  @Test
  void keepers_may_call_between_two_slices() {
    filled(sliced().given(order()))
        .when(call("50000 DAI", "WETH"))
        .thenAccepted()
        .event(CollateralCalled.class);
  }

  /** At 40 % an hour the price falls faster than venues recover. */
  @Test
  void where_prices_are_wild_all_is_sold_at_once() {
    sliced()
        .when(order(Wad.of("0.4"), quote("pool", "170 WETH", "316540 DAI")))
        .thenAccepted()
        .then(WayChosen.class, SaleOrdered.class);
  }

  @Test
  void without_a_volatility_all_is_sold_at_once() {
    sliced()
        .when(new OrderSale(MAIN, CASE, List.of(quote("pool", "170 WETH", "316540 DAI"))))
        .thenAccepted()
        .then(WayChosen.class, SaleOrdered.class);
  }

  @Test
  void where_the_model_opens_no_way_the_only_one_is_taken_as_it_is() {
    var shallow = quote("pool", "1 WETH", "1880 DAI");
    var plan = new Slicing(8, PAUSE);
    var order = selling(terms().with(plan)).when(order(CALM, shallow)).thenAccepted();
    assertThat(order.event(SaleOrdered.class).order().venue()).isEqualTo(shallow.venue());
  }

  @Test
  void beside_other_ways_a_direct_sale_is_made_in_slices_too() {
    selling(terms(Mechanism.CALL_WITH_BONUS).with(new Slicing(8, PAUSE)))
        .when(order())
        .thenAccepted()
        .then(WayChosen.class, SaleOrdered.class, SlicePaused.class);
  }

  /** What is worth less than a step may leave is no slice. */
  @Test
  void no_slice_is_a_crumb() {
    var then = selling(terms().with(new Slicing(100, Duration.ofSeconds(140)))).when(order());
    var lot = then.thenAccepted().event(SaleOrdered.class).order().lot();
    assertThat(lot.quantity()).isGreaterThan(amount("0.5 WETH"));
  }

  /**
   * The best 11 WETH of two venues make a slice, and each half of it waits for half of the pause.
   */
  @Test
  void a_slice_over_two_venues_takes_one_pause() {
    var quotes =
        new SaleQuote[] {
          quote("pool", "11 WETH", "20790 DAI"), quote("pool", "170 WETH", "316540 DAI"),
          quote("floor", "11 WETH", "20790 DAI"), quote("floor", "170 WETH", "316540 DAI")
        };
    var paused = sliced().when(order(CALM, quotes)).thenAccepted().event(SlicePaused.class);
    assertThat(Duration.between(paused.at(), paused.until()))
        .isBetween(PAUSE.dividedBy(2), PAUSE.dividedBy(2).plusMinutes(1));
  }

  @Test
  void a_paced_market_sells_in_slices_too() {
    var guards = new Guards(false, Optional.of(PacingTerms.STANDARD));
    selling(terms().with(new Slicing(8, PAUSE)).with(guards))
        .when(order())
        .thenAccepted()
        .then(WayChosen.class, SalePaced.class, SaleOrdered.class, SlicePaused.class);
  }

  @Test
  void there_are_at_most_100_slices_a_second_apart_and_nothing_is_sliced_without_assumptions() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Slicing(0, PAUSE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Slicing(101, PAUSE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Slicing(2, Duration.ofMillis(999)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SellingTerms.DIRECT.with(new Slicing(2, PAUSE)));
  }
}

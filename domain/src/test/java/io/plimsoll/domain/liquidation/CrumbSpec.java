package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Where nothing is left that could pay off a unit of the debt, no auction finds a buyer: 1 unit of
 * WBTC at 50 USD is worth half a unit of USDC.
 */
class CrumbSpec {

  private static final AuctionPlan PLAN =
      new AuctionPlan(
          new AuctionTerms(
              Ray.of("1.2"),
              new PriceCurve.Linear(Duration.ofHours(1)),
              new ResetRule(Duration.ofHours(2), Ray.of("0.4")),
              Sizes.of(Wad.of("1.05"), amount("0 USD")),
              new Incentive(amount("0 USD"), Wad.ZERO),
              Optional.empty()),
          amount("10000000 USD"),
          Breaker.NOTHING_HALTED,
          3);

  private static final OrderSale ORDER = new OrderSale(MAIN, CASE, List.of());

  /** A keeper has called all the WETH; 6,476.19 USDC are owed, and so much WBTC is left. */
  private static DeskFixture left(String crumbs) {
    return desk(SellingTerms.only(Mechanism.DUTCH_AUCTION))
        .given(Listing.of(WETH).auctioned(PLAN).command())
        .given(Listing.of(WBTC).auctioned(PLAN).command())
        .given(deposit("10 WETH"), deposit(crumbs), draw("16000 USDC"))
        .priced("WETH", "1000")
        .priced("WBTC", "50")
        .given(call("max USDC", "WETH"));
  }

  @Test
  void crumbs_that_pay_off_nothing_are_not_auctioned_and_the_debt_is_written_off() {
    var desk = left("0.00000001 WBTC");
    var owed = desk.debt(USDC);
    var then = desk.when(ORDER).thenAccepted();
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(owed);
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
  }

  @Test
  void the_crumbs_stay_the_borrowers() {
    var desk = left("0.00000001 WBTC").given(ORDER);
    assertThat(desk.loan().isDebtFree()).isTrue();
    assertThat(desk.loan().collateralOf(WBTC)).isEqualTo(amount("0.00000001 WBTC"));
  }

  /** 2 units are worth a unit of USDC. */
  @Test
  void what_could_pay_off_a_unit_is_put_on_sale() {
    left("0.00000002 WBTC").when(ORDER).thenAccepted().event(AuctionStarted.class);
  }
}

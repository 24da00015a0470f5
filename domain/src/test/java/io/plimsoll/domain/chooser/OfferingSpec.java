package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
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

import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndOffer;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationRejection.InvitationOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoWayOpen;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingStarted;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 400 WETH against 640,000 DAI, WETH at 1,900: half of the debt is sold for, 336.84 WETH at most.
 */
class OfferingSpec {

  private static final AuctionPlan PLAN =
      new AuctionPlan(
          new AuctionTerms(
              Ray.of("1.05"),
              new PriceCurve.Stairstep(Ray.of("0.99"), Duration.ofSeconds(90)),
              new ResetRule(Duration.ofHours(2), Ray.of("0.4")),
              Sizes.of(Wad.of("1.05"), amount("1000 USD")),
              new Incentive(amount("0 USD"), Wad.ZERO),
              Optional.of(Ray.of("0.7"))),
          amount("10000000 USD"),
          Breaker.NOTHING_HALTED,
          3);

  private static DeskFixture choosing(Mechanism... ways) {
    return choosing(Listing.of(WETH).auctioned(PLAN), ways);
  }

  private static DeskFixture choosing(Listing weth, Mechanism... ways) {
    return desk(new SellingTerms(
            EnumSet.copyOf(Arrays.asList(ways)),
            Optional.empty(),
            Optional.of(Assumptions.standard(USD))))
        .given(weth.command())
        .given(deposit("400 WETH"), draw("640000 DAI"))
        .priced("WETH", "1900")
        .given(openLiquidation());
  }

  private static OrderSale order(SaleQuote... quotes) {
    return new OrderSale(
        MAIN, CASE, List.of(quotes), Map.of(WETH.id(), Wad.of("0.01")), Surroundings.UNKNOWN);
  }

  @Test
  void where_venues_are_deep_the_desk_sells_itself() {
    var then =
        choosing(Mechanism.DIRECT_SALE, Mechanism.DUTCH_AUCTION)
            .when(order(quote("pool", "170 WETH", "321600 DAI")))
            .thenAccepted()
            .then(WayChosen.class, SaleOrdered.class);
    var choice = then.event(WayChosen.class).choice();
    assertThat(choice.picked().getFirst().mechanism()).isEqualTo(Mechanism.DIRECT_SALE);
    assertThat(choice.scores()).hasSize(2);
  }

  @Test
  void where_no_venue_takes_any_the_lot_goes_up_for_auction() {
    choosing(Mechanism.DIRECT_SALE, Mechanism.DUTCH_AUCTION)
        .when(order())
        .thenAccepted()
        .then(WayChosen.class, AuctionStarted.class, RaisingStarted.class, AuctionOpened.class);
  }

  @Test
  void where_venues_are_shallow_they_get_a_part_and_the_rest_is_chosen_for_later() {
    var then =
        choosing(Mechanism.DIRECT_SALE, Mechanism.DUTCH_AUCTION)
            .when(order(quote("pool", "60 WETH", "110000 DAI")))
            .thenAccepted()
            .then(WayChosen.class, SaleOrdered.class);
    var choice = then.event(WayChosen.class).choice();
    assertThat(choice.picked()).hasSize(2);
    assertThat(then.event(SaleOrdered.class).order().lot().quantity())
        .isLessThan(amount("70 WETH"));
  }

  @Test
  void keepers_are_invited_for_a_while_and_may_call() {
    var desk = choosing(Mechanism.CALL_WITH_BONUS, Mechanism.DIRECT_SALE);
    var then = desk.when(order()).thenAccepted().then(WayChosen.class, CallInvited.class);
    var until = then.event(CallInvited.class).until();
    desk.when(new EndOffer(MAIN, CASE)).thenRejected(new InvitationOpen(CASE, until));
    desk.when(call("50000 DAI", "WETH")).thenAccepted().event(CollateralCalled.class);
    desk.after(Duration.ofMinutes(31))
        .when(new EndOffer(MAIN, CASE))
        .thenAccepted()
        .then(OfferEnded.class);
  }

  @Test
  void what_brought_nothing_is_not_tried_again_before_everything_else() {
    var desk = choosing(Mechanism.CALL_WITH_BONUS, Mechanism.DUTCH_AUCTION, Mechanism.DIRECT_SALE);
    desk.given(order(quote("pool", "170 WETH", "321600 DAI")), fill("0 WETH", "0 DAI"));
    assertThat(
            desk.when(order(quote("pool", "170 WETH", "321600 DAI")))
                .thenAccepted()
                .event(WayChosen.class)
                .choice()
                .inputs()
                .ways())
        .noneMatch(Way.Direct.class::isInstance);
  }

  /** Nothing is known of prices, and no venue takes any: keepers are asked all the same. */
  @Test
  void where_the_model_opens_no_way_the_lot_goes_up_for_auction() {
    var then =
        choosing(Mechanism.DUTCH_AUCTION, Mechanism.DIRECT_SALE)
            .when(new OrderSale(MAIN, CASE, List.of()))
            .thenAccepted()
            .then(WayChosen.class, AuctionStarted.class, RaisingStarted.class, AuctionOpened.class);
    assertThat(then.event(WayChosen.class).choice().scores())
        .extracting(Score::obstacle)
        .containsExactly(
            Optional.of(Score.Obstacle.VOLATILITY_UNKNOWN), Optional.of(Score.Obstacle.NO_VENUE));
  }

  @Test
  void where_no_way_is_left_each_says_why() {
    var refused =
        choosing(Listing.of(WETH), Mechanism.DUTCH_AUCTION, Mechanism.DIRECT_SALE)
            .when(new OrderSale(MAIN, CASE, List.of()))
            .thenRejected(NoWayOpen.class);
    assertThat(refused.scores())
        .extracting(Score::obstacle)
        .containsExactly(Optional.of(Score.Obstacle.NO_VENUE));
  }
}

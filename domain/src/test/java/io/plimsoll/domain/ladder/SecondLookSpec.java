package io.plimsoll.domain.ladder;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.absorb;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.approve;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.StoreDesk.storeDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LossApproved;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SecondPriceAgreed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.liquidation.LiquidationRejection.LossAlreadyApproved;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoLossToApprove;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoSecondLook;
import io.plimsoll.domain.liquidation.LiquidationRejection.SecondLookNeeded;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loan worth less than its debt is not sold on the word of one source. */
class SecondLookSpec {

  private static final BasisPoints TOLERANCE = BasisPoints.of("0.02");

  private static final Ladder LADDER =
      new Ladder(
          Wad.ONE, Optional.empty(), Optional.empty(), Optional.of(new SecondLook(TOLERANCE)));

  private static final AuctionId A1 = new AuctionId("L1.1-1");

  /** 10 WETH at 1,500 against 16,000 USDC, its case open. */
  private static DeskFixture underwater() {
    return sunk(desk(LADDER)).given(openLiquidation());
  }

  private static DeskFixture sunk(DeskFixture desk) {
    return desk.given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", "1500");
  }

  private static DeskFixture auctioning() {
    var plan =
        new AuctionPlan(
            new AuctionTerms(
                Ray.of("1.2"),
                new PriceCurve.Linear(Duration.ofHours(1)),
                new ResetRule(Duration.ofMinutes(50), Ray.of("0.3")),
                Sizes.of(Wad.of("1.13"), amount("1000 USD")),
                new Incentive(amount("0 USD"), Wad.of("0.02")),
                Optional.of(Ray.of("0.5"))),
            amount("1000000 USD"),
            Breaker.NOTHING_HALTED,
            3);
    var selling = SellingTerms.only(Mechanism.DUTCH_AUCTION);
    return sunk(
        desk(LADDER, Profile.STANDARD, selling).given(Listing.of(WETH).auctioned(plan).command()));
  }

  private static SecondLookNeeded needed(String asset, String price, Optional<Wad> other) {
    return new SecondLookNeeded(
        L1,
        amount("15000 USD"),
        amount("16000 USD"),
        amount("1 " + asset).token().id(),
        Wad.of(price),
        other,
        TOLERANCE);
  }

  @Test
  void where_one_source_speaks_the_sale_waits() {
    underwater()
        .when(order(quote("pool", "10 WETH", "15000 USDC")))
        .thenRejected(needed("USDC", "1", Optional.empty()));
  }

  @Test
  void every_asset_of_the_loan_needs_another_source() {
    underwater()
        .alsoPriced("USDC", "0.99")
        .when(order(quote("pool", "10 WETH", "15000 USDC")))
        .thenRejected(needed("WETH", "1500", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1470", "1530", "1500"})
  void another_price_within_the_tolerance_lets_the_sale_go_on(String other) {
    var desk = underwater().alsoPriced("USDC", "1").alsoPriced("WETH", other);
    var then =
        desk.when(order(quote("pool", "10 WETH", "15000 USDC")))
            .thenAccepted()
            .then(SecondPriceAgreed.class, SaleOrdered.class);
    var agreed = then.event(SecondPriceAgreed.class);
    assertThat(agreed.collateralValue()).isEqualTo(amount("15000 USD"));
    assertThat(agreed.debtValue()).isEqualTo(amount("16000 USD"));
    assertThat(agreed.agreements()).hasSize(2);
    var weth = agreed.agreements().getLast();
    assertThat(weth.value()).isEqualTo(Wad.of("1500"));
    assertThat(weth.otherValue()).isEqualTo(Wad.of(other));
    assertThat(weth.price()).isEqualTo(desk.facts().prices().of(WETH.id()).orElseThrow().id());
    assertThat(weth.otherPrice()).isNotEqualTo(weth.price());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1469.99", "1530.01", "1900"})
  void another_price_beyond_the_tolerance_does_not(String other) {
    underwater()
        .alsoPriced("USDC", "1")
        .alsoPriced("WETH", other)
        .when(order(quote("pool", "10 WETH", "15000 USDC")))
        .thenRejected(needed("WETH", "1500", Optional.of(Wad.of(other))));
  }

  @Test
  void a_price_too_old_for_a_sale_agrees_with_nothing() {
    underwater()
        .alsoPriced("USDC", "1")
        .alsoPriced("WETH", "1500")
        .after(Duration.ofHours(2).plusMillis(1))
        .when(order(quote("pool", "10 WETH", "15000 USDC")))
        .thenRejected(SecondLookNeeded.class);
  }

  @Test
  void without_a_loss_nobody_looks_twice() {
    desk(LADDER)
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1600")
        .given(openLiquidation())
        .when(order(quote("pool", "10 WETH", "16000 USDC")))
        .thenAccepted()
        .then(SaleOrdered.class);
  }

  @Test
  void where_the_market_asks_for_none_nobody_looks_twice() {
    var desk = sunk(desk()).given(openLiquidation());
    desk.when(approve()).thenRejected(new NoSecondLook(MAIN));
    desk.when(order(quote("pool", "10 WETH", "15000 USDC"))).thenAccepted().then(SaleOrdered.class);
  }

  @Test
  void a_keeper_who_pays_looks_for_herself() {
    underwater().when(call("max USDC", "WETH")).thenAccepted().event(LiquidationClosed.class);
  }

  @Test
  void somebody_who_answers_for_the_loss_lets_the_sale_go_on() {
    var desk = underwater();
    var approved = desk.when(approve()).thenAccepted().then(LossApproved.class);
    assertThat(approved.event(LossApproved.class).approver()).isEqualTo(new ApproverId("ria"));
    assertThat(approved.event(LossApproved.class).collateralValue()).isEqualTo(amount("15000 USD"));
    assertThat(approved.event(LossApproved.class).debtValue()).isEqualTo(amount("16000 USD"));
    desk.when(approve()).thenRejected(new LossAlreadyApproved(CASE, new ApproverId("ria")));
    desk.when(order(quote("pool", "10 WETH", "15000 USDC"))).thenAccepted().then(SaleOrdered.class);
  }

  /** 0.9375 of the debt was covered, less 2 %: 14,700 of 16,000. */
  @Test
  void a_loss_that_grows_beyond_the_tolerance_needs_another_approval() {
    var desk = underwater().given(approve()).priced("WETH", "1470");
    desk.when(approve()).thenRejected(LossAlreadyApproved.class);
    desk.priced("WETH", "1469")
        .when(order(quote("pool", "10 WETH", "14690 USDC")))
        .thenRejected(SecondLookNeeded.class);
    desk.given(approve()).given(order(quote("pool", "10 WETH", "14690 USDC")));
  }

  @Test
  void what_makes_no_loss_needs_no_approval() {
    underwater()
        .priced("WETH", "1700")
        .when(approve())
        .thenRejected(new NoLossToApprove(CASE, amount("17000 USD"), amount("16000 USD")));
    desk(LADDER).when(approve()).thenRejected(new LiquidationUnknown(CASE));
    underwater()
        .given(call("max USDC", "WETH"))
        .when(approve())
        .thenRejected(new LiquidationAlreadyClosed(CASE, Outcome.WRITTEN_OFF));
  }

  @Test
  void an_auction_is_not_started_without_a_second_look() {
    var start = new StartAuction(MAIN, L1, new KeeperId("kira"), USDC.id(), WETH.id());
    var desk = auctioning();
    desk.when(start).thenRejected(needed("USDC", "1", Optional.empty()));
    desk.alsoPriced("USDC", "1").alsoPriced("WETH", "1510");
    var then = desk.when(start).thenAccepted();
    assertThat(then.event(SecondPriceAgreed.class).liquidation()).isEqualTo(CASE);
    assertThat(then.event(AuctionStarted.class).auction()).isEqualTo(A1);
  }

  @Test
  void nor_is_it_started_again() {
    var desk = auctioning().given(openLiquidation()).given(approve()).given(order());
    desk.after(Duration.ofMinutes(51)).priced("WETH", "1400");
    var again = new ResetAuction(MAIN, A1, KeeperId.DESK);
    desk.when(again).thenRejected(SecondLookNeeded.class);
    desk.given(approve()).when(again).thenAccepted().event(AuctionReset.class);
  }

  @Test
  void a_loan_is_not_taken_over_at_a_loss_without_a_second_look() {
    var desk = sunk(storeDesk(LADDER));
    desk.when(absorb()).thenRejected(needed("USDC", "1", Optional.empty()));
    desk.alsoPriced("USDC", "1").alsoPriced("WETH", "1500");
    assertThat(desk.when(absorb()).thenAccepted().event(SecondPriceAgreed.class).liquidation())
        .isEqualTo(CASE);
  }

  @Test
  void a_case_lets_somebody_answer_for_a_loan_to_be_taken_over() {
    var desk = sunk(storeDesk(LADDER)).given(openLiquidation());
    desk.when(absorb()).thenRejected(SecondLookNeeded.class);
    var closed = desk.given(approve()).when(absorb()).thenAccepted();
    assertThat(closed.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.ABSORBED);
  }
}

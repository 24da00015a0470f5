package io.plimsoll.domain.batch;

import static io.plimsoll.domain.batch.BatchDesk.B1;
import static io.plimsoll.domain.batch.BatchDesk.bid;
import static io.plimsoll.domain.batch.BatchDesk.borrowed;
import static io.plimsoll.domain.batch.BatchDesk.caseOf;
import static io.plimsoll.domain.batch.BatchDesk.clear;
import static io.plimsoll.domain.batch.BatchDesk.desk;
import static io.plimsoll.domain.batch.BatchDesk.end;
import static io.plimsoll.domain.batch.BatchDesk.open;
import static io.plimsoll.domain.batch.BatchDesk.opening;
import static io.plimsoll.domain.batch.BatchDesk.order;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.Hole;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotBatched;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Ana owes 80,000 USDC against 40 WETH and Ben 40,000 against 20, and WETH is at 2,000. At 1,900,
 * the least price, her lot is to raise 76,000 and his 38,000; a step leaves 1,000 at least.
 */
class CappedBatchSpec {

  private static final KeeperId KAI = new KeeperId("kai");

  private static SellingTerms selling(Optional<String> cap, Mechanism... more) {
    return new SellingTerms(
        EnumSet.of(Mechanism.BATCH_AUCTION, more),
        cap.map(most -> amount(most + " USD")),
        Optional.of(Assumptions.standard(USD)),
        Optional.of(BatchDesk.PLAN));
  }

  private static DeskFixture fallen(SellingTerms selling, Listing... listings) {
    var desk = desk(selling, Profile.STANDARD, "100000");
    for (var listing : listings) desk.given(listing.command());
    borrowed(desk, "L1", "ana", "40 WETH", "80000 USDC");
    borrowed(desk, "L2", "ben", "20 WETH", "40000 USDC");
    return desk.priced("WETH", "2000").given(opening("L1"), opening("L2"));
  }

  private static DeskFixture capped(String cap) {
    return fallen(selling(Optional.of(cap)));
  }

  private static AuctionPlan plan(String cap) {
    return new AuctionPlan(
        new AuctionTerms(
            Ray.of("1.2"),
            new PriceCurve.Linear(Duration.ofHours(1)),
            new ResetRule(Duration.ofMinutes(50), Ray.of("0.3")),
            Sizes.of(Wad.of("1.1"), amount("1000 USD")),
            new Incentive(amount("0 USD"), Wad.ZERO),
            Optional.empty()),
        amount(cap),
        Breaker.NOTHING_HALTED,
        3);
  }

  private static StartAuction start(String loan) {
    return new StartAuction(MAIN, new LoanId(loan), KAI, USDC.id(), WETH.id());
  }

  private static Amount toRaise(DeskFixture desk) {
    return ((Batches.Running) desk.book().batches(B1)).toRaise();
  }

  private static Hole full(String raised) {
    return new Hole(amount(raised), amount(raised));
  }

  @Test
  void a_lot_is_cut_to_the_room_under_the_markets_cap() {
    var then = capped("38000").when(order("L1")).thenAccepted();

    assertThat(then.event(LotBatched.class).quantity()).isEqualTo(amount("20 WETH"));
    assertThat(open(then.desk(), "L1").offer())
        .contains(new Offer.Batched(B1, amount("40000 USDC")));
    assertThat(toRaise(then.desk())).isEqualTo(amount("38000 USDC"));
  }

  @Test
  void the_next_lot_has_what_room_is_left() {
    var then = capped("95000").given(order("L1")).when(order("L2")).thenAccepted();

    assertThat(then.event(LotAdded.class).lot().quantity()).isEqualTo(amount("10 WETH"));
    assertThat(then.event(LotBatched.class).due()).isEqualTo(amount("20000 USDC"));
    assertThat(toRaise(then.desk())).isEqualTo(amount("95000 USDC"));
  }

  @Test
  void a_lot_that_finds_the_market_full_waits() {
    var refused =
        capped("76000").given(order("L1")).when(order("L2")).thenRejected(LimitReached.class);

    assertThat(refused.market()).isEqualTo(full("76000 USDC"));
  }

  /** 75,500 ÷ 1,900 is 39.74 WETH, which would leave a debt of 526.32. */
  @Test
  void a_lot_goes_whole_where_a_part_would_leave_dust() {
    var then = capped("75500").when(order("L1")).thenAccepted();

    assertThat(then.event(LotBatched.class).quantity()).isEqualTo(amount("40 WETH"));
    assertThat(toRaise(then.desk())).isEqualTo(amount("76000 USDC"));
  }

  /** There is room for 500 ÷ 1,900 WETH, 0.263157894736842105, of the 20 for 40,000. */
  @Test
  void a_part_that_is_dust_itself_waits() {
    capped("76500")
        .given(order("L1"))
        .when(order("L2"))
        .thenRejected(new AuctionTooSmall(amount("526.315789 USDC"), amount("1000 USDC")));
  }

  @Test
  void a_lot_that_is_taken_out_makes_room() {
    var desk = capped("114000").given(order("L1"), order("L2"), deposit("L1", "40 WETH"));
    assertThat(toRaise(desk)).isEqualTo(amount("114000 USDC"));

    desk.when(end("L1")).thenAccepted().event(LotRemoved.class);

    assertThat(toRaise(desk)).isEqualTo(amount("38000 USDC"));
  }

  @Test
  void so_does_a_batch_that_is_dissolved() {
    var desk = capped("76000").given(order("L1"), deposit("L1", "40 WETH"));
    desk.when(order("L2")).thenRejected(LimitReached.class);
    desk.when(end("L1")).thenAccepted().event(BatchDissolved.class);

    assertThat(desk.when(order("L2")).thenAccepted().event(LotBatched.class).quantity())
        .isEqualTo(amount("20 WETH"));
  }

  @Test
  void and_one_that_is_cleared() {
    var desk = capped("38000").given(order("L1"), bid("kim", "5 WETH", "2000"));
    desk.when(order("L2")).thenRejected(LimitReached.class);
    desk.after(Duration.ofHours(1)).given(clear());

    assertThat(desk.when(order("L2")).thenAccepted().event(BatchOpened.class).lot())
        .isEqualTo(new BatchLot(caseOf("L2"), amount("20 WETH")));
  }

  @Test
  void an_assets_own_cap_bounds_its_batches_and_no_others() {
    var desk =
        fallen(selling(Optional.empty()), Listing.of(WETH).auctioned(plan("38000 USD")))
            .given(order("L1"));
    assertThat(toRaise(desk)).isEqualTo(amount("38000 USDC"));
    assertThat(desk.when(order("L2")).thenRejected(LimitReached.class).asset())
        .isEqualTo(full("38000 USDC"));

    borrowed(desk, "L3", "cleo", "1 WBTC", "20000 USDC").priced("WBTC", "20000");
    assertThat(
            desk.given(opening("L3"))
                .when(order("L3"))
                .thenAccepted()
                .event(LotBatched.class)
                .quantity())
        .isEqualTo(amount("1 WBTC"));
  }

  /** A tenth beyond 80,000 is 88,000 to raise at auction; a WBTC is to raise 19,000 in a batch. */
  @Test
  void auctions_and_batches_count_beside_each_other() {
    var auctioned = withBitcoin("97500").given(start("L1"));
    var then = auctioned.when(order("L3")).thenAccepted();
    assertThat(then.event(LotBatched.class).quantity()).isEqualTo(amount("0.5 WBTC"));
    assertThat(auctioned.when(start("L2")).thenRejected(LimitReached.class).market())
        .isEqualTo(full("97500 USDC"));

    var batched = withBitcoin("97500").given(order("L3"));
    assertThat(batched.when(start("L1")).thenAccepted().event(AuctionStarted.class).tab())
        .isBetween(amount("78499.999998 USDC"), amount("78500 USDC"));
  }

  /** Where WETH is auctioned too, and WBTC only sold by batch; Cleo owes 20,000 against one. */
  private static DeskFixture withBitcoin(String cap) {
    var desk =
        fallen(
            selling(Optional.of(cap), Mechanism.DUTCH_AUCTION),
            Listing.of(WETH).auctioned(plan("1000000 USD")));
    return borrowed(desk, "L3", "cleo", "1 WBTC", "20000 USDC")
        .priced("WBTC", "20000")
        .given(opening("L3"));
  }

  @Test
  void where_the_caps_leave_no_room_the_lot_goes_another_way() {
    fallen(selling(Optional.empty(), Mechanism.CALL_WITH_BONUS))
        .when(sale("L2"))
        .thenAccepted()
        .event(BatchOpened.class);
    fallen(selling(Optional.of("76000"), Mechanism.CALL_WITH_BONUS))
        .given(sale("L1"))
        .when(sale("L2"))
        .thenAccepted()
        .event(CallInvited.class);
  }

  @Test
  void and_waits_where_that_has_no_room_either() {
    var desk = fallen(selling(Optional.of("76000"), Mechanism.DIRECT_SALE)).given(sale("L1"));

    desk.when(sale("L2")).thenRejected(LimitReached.class);
    desk.when(sale("L2", quote("pool", "20 WETH", "38200 USDC")))
        .thenAccepted()
        .event(SaleOrdered.class);
  }

  private static OrderSale sale(String loan, SaleQuote... quotes) {
    return new OrderSale(
        MAIN,
        caseOf(loan),
        List.of(quotes),
        Map.of(WETH.id(), Wad.of("0.01"), WBTC.id(), Wad.of("0.01")),
        Surroundings.UNKNOWN);
  }
}

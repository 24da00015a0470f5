package io.plimsoll.domain.batch;

import static io.plimsoll.domain.batch.BatchDesk.B1;
import static io.plimsoll.domain.batch.BatchDesk.bid;
import static io.plimsoll.domain.batch.BatchDesk.bidding;
import static io.plimsoll.domain.batch.BatchDesk.desk;
import static io.plimsoll.domain.batch.BatchDesk.fallen;
import static io.plimsoll.domain.batch.BatchDesk.funds;
import static io.plimsoll.domain.batch.BatchDesk.keeper;
import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchRejection.BatchUnknown;
import io.plimsoll.domain.batch.BatchRejection.BidAfterEnd;
import io.plimsoll.domain.batch.BatchRejection.BidBelowMinimum;
import io.plimsoll.domain.batch.BatchRejection.BidOfNothing;
import io.plimsoll.domain.batch.BatchRejection.BidOverBalance;
import io.plimsoll.domain.batch.BatchRejection.BidTwice;
import io.plimsoll.domain.keeper.KeeperEvent.FundsEscrowed;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What keepers bid for Ana's 40 WETH: WETH is at 2,000, and they have 100,000 USDC each. An hour
 * for bids; 1,900 at least.
 */
class BiddingSpec {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_bid_sets_aside_what_it_costs_at_its_limit() {
    var desk =
        bidding()
            .when(bid("kim", "10 WETH", "2000"))
            .thenAccepted()
            .then(FundsEscrowed.class, BidPlaced.class)
            .desk();

    assertThat(funds(desk, "kim", USDC)).isEqualTo(amount("80000 USDC"));
    assertThat(keeper(desk, "kim").escrow()).containsEntry(B1.text(), amount("20000 USDC"));
  }

  @Test
  void a_bid_for_all_is_one_for_what_is_on_sale() {
    var then = bidding().when(bid("kim", "max WETH", "1900")).thenAccepted();

    assertThat(then.event(BidPlaced.class).bid().quantity()).isEqualTo(amount("40 WETH"));
  }

  @Test
  void a_bid_under_the_least_price_is_refused() {
    bidding()
        .when(bid("kim", "10 WETH", "1899.999999999999999999"))
        .thenRejected(new BidBelowMinimum(Wad.of("1899.999999999999999999"), Wad.of("1900")));
  }

  @Test
  void a_bid_beyond_the_funds_is_refused() {
    bidding()
        .when(bid("kim", "max WETH", "2500.000001"))
        .thenRejected(new BidOverBalance(amount("100000.00004 USDC"), amount("100000 USDC")));
    bidding().when(bid("kim", "max WETH", "2500")).thenAccepted();
  }

  @Test
  void a_bid_at_the_end_is_refused() {
    bidding()
        .when(bid("kim", "10 WETH", "2000"))
        .at(START.plus(HOUR))
        .thenRejected(new BidAfterEnd(START.plus(HOUR), START.plus(HOUR)));
  }

  @Test
  void a_bid_of_a_stranger_is_refused() {
    bidding()
        .when(bid("zoe", "10 WETH", "2000"))
        .thenRejected(new KeeperUnknown(MAIN, new KeeperId("zoe")));
  }

  @Test
  void a_second_bid_is_refused() {
    bidding()
        .given(bid("kim", "10 WETH", "2000"))
        .when(bid("kim", "1 WETH", "2100"))
        .thenRejected(new BidTwice(new KeeperId("kim")));
  }

  @Test
  void a_bid_for_nothing_is_refused() {
    bidding()
        .when(bid("kim", "0 WETH", "2000"))
        .thenRejected(new BidOfNothing(new KeeperId("kim")));
  }

  @Test
  void a_bid_finer_than_the_collateral_is_refused() {
    var fine = new BigDecimal("0.0000000000000000001");
    bidding()
        .when(
            new PlaceBid(
                MAIN, B1, new KeeperId("kim"), Quantity.of(fine.toPlainString()), Wad.of("2000")))
        .thenRejected(new TooManyDecimals(WETH.id(), fine, 18));
  }

  /** A unit of WETH costs less than one of USDC; she pays that one. */
  @Test
  void a_bid_for_one_unit_costs_one() {
    var then = bidding().when(bid("kim", "0.000000000000000001 WETH", "2000")).thenAccepted();

    assertThat(then.event(BidPlaced.class).escrow()).isEqualTo(amount("0.000001 USDC"));
  }

  @Test
  void whoever_owes_does_not_bid_for_her_own() {
    var desk = bidding().given(register("ana", "1000 USDC"));

    desk.when(bid("ana", "10 WETH", "2000"))
        .thenRejected(new SelfLiquidation(L1, new KeeperId("ana")));
  }

  @Test
  void a_batch_that_was_never_opened_is_unknown() {
    fallen().when(bid("kim", "10 WETH", "2000")).thenRejected(new BatchUnknown(B1));
  }
}

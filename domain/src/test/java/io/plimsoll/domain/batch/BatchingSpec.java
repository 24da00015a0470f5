package io.plimsoll.domain.batch;

import static io.plimsoll.domain.batch.BatchDesk.B1;
import static io.plimsoll.domain.batch.BatchDesk.auction;
import static io.plimsoll.domain.batch.BatchDesk.batch;
import static io.plimsoll.domain.batch.BatchDesk.bid;
import static io.plimsoll.domain.batch.BatchDesk.bidding;
import static io.plimsoll.domain.batch.BatchDesk.borrowed;
import static io.plimsoll.domain.batch.BatchDesk.caseOf;
import static io.plimsoll.domain.batch.BatchDesk.clear;
import static io.plimsoll.domain.batch.BatchDesk.desk;
import static io.plimsoll.domain.batch.BatchDesk.end;
import static io.plimsoll.domain.batch.BatchDesk.fallen;
import static io.plimsoll.domain.batch.BatchDesk.funds;
import static io.plimsoll.domain.batch.BatchDesk.keeper;
import static io.plimsoll.domain.batch.BatchDesk.open;
import static io.plimsoll.domain.batch.BatchDesk.opening;
import static io.plimsoll.domain.batch.BatchDesk.order;
import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.batch.BatchRejection.BatchAwaitsClearing;
import io.plimsoll.domain.batch.BatchRejection.BatchEnded;
import io.plimsoll.domain.batch.BatchRejection.BatchNeedsKeepers;
import io.plimsoll.domain.batch.BatchRejection.BatchPlanMissing;
import io.plimsoll.domain.batch.BatchRejection.BatchStillOpen;
import io.plimsoll.domain.batch.BatchRejection.BatchUnknown;
import io.plimsoll.domain.batch.Clearing.Fill;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Choice;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowReleased;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotBatched;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Batches of the desk: Ana's 40 WETH for 80,000 USDC, WETH at 2,000. An hour for bids; 1,900 at
 * least.
 */
class BatchingSpec {

  private static final Duration HOUR = Duration.ofHours(1);

  /** The bids of the textbook example. */
  private static DeskFixture bid4() {
    return bidding()
        .given(
            bid("kim", "10 WETH", "2000"),
            bid("kira", "15 WETH", "1980"),
            bid("kurt", "20 WETH", "1950"),
            bid("kai", "30 WETH", "1900"));
  }

  @Test
  void the_first_lot_opens_a_batch_at_a_least_price_under_the_oracles() {
    var then =
        fallen()
            .given(opening("L1"))
            .when(order("L1"))
            .thenAccepted()
            .then(BatchOpened.class, LotBatched.class);
    var opened = then.event(BatchOpened.class);

    assertThat(opened.batch()).isEqualTo(B1);
    assertThat(opened.lot()).isEqualTo(new BatchLot(caseOf("L1"), amount("40 WETH")));
    assertThat(opened.terms())
        .isEqualTo(
            new BatchTerms(WETH, USDC, Wad.of("1900"), START.plus(HOUR), MarginRule.FIRST_COME));
    assertThat(open(then.desk(), "L1").offer())
        .contains(new Offer.Batched(B1, amount("80000 USDC")));
    assertThat(then.desk().collateral(WETH))
        .as("the collateral stays with the loan until the batch is cleared")
        .isEqualTo(amount("40 WETH"));
  }

  /** 4,020 USDC with the fee ÷ 2,352 is 1.709183673469387755…; a call would take 1.75. */
  @Test
  void a_lot_brings_what_is_wanted_at_the_least_price_and_no_more() {
    var plan = new BatchPlan(HOUR, Wad.of("0.98"), MarginRule.FIRST_COME);
    var desk = desk(plan, Profile.STANDARD, "100000");
    var then =
        borrowed(desk, "L1", "ana", "4 WETH", "8000 USDC")
            .priced("WETH", "2400")
            .given(opening("L1"))
            .when(order("L1"))
            .thenAccepted();

    assertThat(then.event(LotBatched.class).due()).isEqualTo(amount("4000 USDC"));
    assertThat(then.event(LotBatched.class).quantity())
        .isEqualTo(amount("1.709183673469387756 WETH"));
  }

  @Test
  void a_lot_of_another_loan_joins_the_open_batch() {
    var then =
        borrowed(bidding().priced("WETH", "2500"), "L2", "ben", "20 WETH", "40000 USDC")
            .priced("WETH", "2000")
            .given(opening("L2"))
            .when(order("L2"))
            .thenAccepted()
            .then(LotAdded.class, LotBatched.class);

    assertThat(auction(then.desk()).lots())
        .containsExactly(
            new BatchLot(caseOf("L1"), amount("40 WETH")),
            new BatchLot(caseOf("L2"), amount("20 WETH")));
  }

  @Test
  void everybody_pays_the_price_at_which_the_bids_cover_the_lot_and_the_last_is_part_filled() {
    var then = bid4().after(HOUR).when(clear()).thenAccepted();
    var cleared = then.event(BatchCleared.class);
    var lot = then.event(LotCleared.class);
    var desk = then.desk();

    assertThat(cleared.price()).contains(Wad.of("1950"));
    assertThat(cleared.fills().stream().map(Fill::bought))
        .containsExactly(amount("10 WETH"), amount("15 WETH"), amount("15 WETH"), amount("0 WETH"));
    assertThat(lot.sold()).isEqualTo(amount("40 WETH"));
    assertThat(lot.received()).isEqualTo(amount("78000 USDC"));
    assertThat(lot.repaid()).isEqualTo(amount("78000 USDC"));
    assertThat(funds(desk, "kim", USDC)).isEqualTo(amount("80500 USDC"));
    assertThat(funds(desk, "kim", WETH)).isEqualTo(amount("10 WETH"));
    assertThat(funds(desk, "kurt", USDC)).isEqualTo(amount("70750 USDC"));
    assertThat(funds(desk, "kai", USDC)).as("all of it back").isEqualTo(amount("100000 USDC"));
    assertThat(BatchDesk.KEEPERS)
        .allSatisfy(keeper -> assertThat(keeper(desk, keeper).escrow()).isEmpty());
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    assertThat(desk.reserve(USDC).deficit())
        .isEqualTo(then.event(ShortfallBooked.class).shortfall())
        .isBetween(amount("2000 USDC"), amount("2001 USDC"));
  }

  @Test
  void equal_collateral_of_two_loans_is_sold_as_one_lot_and_each_has_its_part() {
    var desk =
        borrowed(
                borrowed(desk(), "L1", "ana", "30 WETH", "60000 USDC"),
                "L2",
                "ben",
                "10 WETH",
                "20000 USDC")
            .priced("WETH", "2000")
            .given(opening("L1"), opening("L2"), order("L1"), order("L2"))
            .given(bid("kim", "20 WETH", "1990"), bid("kira", "30 WETH", "1960"))
            .after(HOUR);
    var then = desk.when(clear()).thenAccepted();

    assertThat(
            then.events().stream().filter(LotCleared.class::isInstance).map(LotCleared.class::cast))
        .extracting(LotCleared::liquidation, LotCleared::sold, LotCleared::received)
        .containsExactly(
            tuple(caseOf("L1"), amount("30 WETH"), amount("58800 USDC")),
            tuple(caseOf("L2"), amount("10 WETH"), amount("19600 USDC")));
    assertThat(funds(desk, "kira", WETH)).isEqualTo(amount("20 WETH"));
    assertThat(desk.book().liquidation(caseOf("L2"))).isInstanceOf(Liquidation.Closed.class);
  }

  /** 60 WETH worth 120,000 for 100,000: 49.875 WETH would do at 2,000 and 52.5 at 1,900. */
  @Test
  void what_is_beyond_debt_and_fee_goes_back_to_the_borrower() {
    var then =
        borrowed(desk(), "L1", "ana", "60 WETH", "100000 USDC")
            .priced("WETH", "1900")
            .given(opening("L1"), order("L1"), bid("kim", "40 WETH", "2300"))
            .given(bid("kira", "40 WETH", "2200"))
            .after(HOUR)
            .when(clear())
            .thenAccepted();
    var lot = then.event(LotCleared.class);

    assertThat(lot.received()).isEqualTo(lot.repaid().plus(lot.fee()).plus(lot.surplus()));
    assertThat(lot.fee()).as("a tenth of the bonus of 5 %").isEqualTo(amount("500 USDC"));
    assertThat(lot.repaid()).isBetween(amount("100000 USDC"), amount("100010 USDC"));
    assertThat(lot.surplus()).isEqualTo(then.desk().collateral(USDC));
    assertThat(lot.surplus().isZero()).isFalse();
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
  }

  @Test
  void without_a_bid_nothing_is_sold_and_the_case_goes_another_way() {
    var then = bidding().after(HOUR).when(clear()).thenAccepted();

    then.then(BatchCleared.class, OfferEnded.class);
    assertThat(then.event(BatchCleared.class).price()).isEmpty();
    assertThat(then.event(OfferEnded.class).end()).isEqualTo(Offer.End.UNSOLD);
    assertThat(open(then.desk(), "L1").unsold()).containsExactly(Mechanism.BATCH_AUCTION);
  }

  @Test
  void the_next_batch_has_the_next_number() {
    var then = bidding().after(HOUR).given(clear()).when(order("L1")).thenAccepted();

    assertThat(then.event(BatchOpened.class).batch()).isEqualTo(batch(2));
  }

  @Test
  void bids_for_less_than_the_lot_are_all_filled_at_the_lowest_of_their_limits() {
    var then =
        bidding().given(bid("kim", "10 WETH", "2000")).after(HOUR).when(clear()).thenAccepted();

    assertThat(then.event(LotCleared.class).received()).isEqualTo(amount("20000 USDC"));
    assertThat(then.event(OfferEnded.class).end()).isEqualTo(Offer.End.SOLD);
    assertThat(then.desk().collateral(WETH)).isEqualTo(amount("30 WETH"));
    assertThat(open(then.desk(), "L1").offer()).isEmpty();
  }

  @Test
  void a_loan_that_heals_takes_its_lot_out_and_the_others_go_on() {
    var desk =
        borrowed(bidding().priced("WETH", "2500"), "L2", "ben", "20 WETH", "40000 USDC")
            .priced("WETH", "2000")
            .given(opening("L2"), order("L2"), bid("kim", "50 WETH", "1950"));
    var then = desk.given(deposit("20 WETH")).when(end("L1")).thenAccepted();

    assertThat(then.event(LotRemoved.class).lot().liquidation()).isEqualTo(caseOf("L1"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.CURED);
    assertThat(auction(desk).quantity()).isEqualTo(amount("20 WETH"));

    desk.after(HOUR).given(clear());
    assertThat(funds(desk, "kim", WETH)).isEqualTo(amount("20 WETH"));
    assertThat(funds(desk, "kim", USDC)).isEqualTo(amount("61000 USDC"));
  }

  @Test
  void with_the_last_lot_the_batch_ends_and_every_bid_is_given_back() {
    var desk = bidding().given(bid("kim", "10 WETH", "2000"), bid("kai", "5 WETH", "1950"));
    var then = desk.given(deposit("20 WETH")).when(end("L1")).thenAccepted();

    then.event(BatchDissolved.class);
    assertThat(then.events().stream().filter(EscrowReleased.class::isInstance)).hasSize(2);
    assertThat(funds(desk, "kim", USDC)).isEqualTo(amount("100000 USDC"));
    desk.when(bid("kim", "10 WETH", "2000")).thenRejected(new BatchEnded(B1));
  }

  @Test
  void a_loan_that_has_healed_by_the_end_sells_nothing() {
    var desk = bidding().given(bid("kim", "10 WETH", "2000"), deposit("20 WETH"));
    var then = desk.after(HOUR).when(clear()).thenAccepted();

    then.event(BatchDissolved.class);
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.CURED);
    assertThat(desk.collateral(WETH)).isEqualTo(amount("60 WETH"));
    assertThat(funds(desk, "kim", USDC)).isEqualTo(amount("100000 USDC"));
  }

  /** She owes 60,000 less interest: 60,300 and the fee at 1,900 are some 31.7 WETH. */
  @Test
  void a_lot_is_cut_to_what_the_loan_still_owes() {
    var desk = bidding().given(bid("kim", "max WETH", "1900"), repay("20000 USDC"));
    var then = desk.priced("WETH", "1800").after(HOUR).when(clear()).thenAccepted();

    assertThat(then.event(LotCleared.class).sold())
        .isBetween(amount("31.7 WETH"), amount("31.8 WETH"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.REPAID);
    assertThat(keeper(desk, "kim").escrow()).isEmpty();
  }

  @Test
  void a_batch_waits_where_no_lot_of_it_may_be_sold_now() {
    var desk = bidding().given(bid("kim", "10 WETH", "2000")).after(HOUR);

    desk.given(Listing.of(WETH).paused().command())
        .when(clear())
        .thenRejected(new AssetPaused(WETH.id()));
    desk.given(Listing.of(WETH).command()).when(clear()).thenAccepted();
  }

  @Test
  void prices_too_old_sell_nothing() {
    bidding().when(clear()).at(START.plus(Duration.ofDays(2))).thenRejected(PriceTooOld.class);
  }

  @Test
  void a_batch_is_cleared_at_its_end_and_once() {
    var desk = bid4();

    desk.when(clear())
        .at(START.plusSeconds(3_599))
        .thenRejected(new BatchStillOpen(START.plus(HOUR), START.plusSeconds(3_599)));
    desk.at(START).after(HOUR).given(clear()).when(clear()).thenRejected(new BatchEnded(B1));
    desk.when(new ClearBatch(MAIN, batch(2))).thenRejected(new BatchUnknown(batch(2)));
  }

  @Test
  void nothing_joins_a_batch_whose_time_is_over() {
    var desk =
        borrowed(bidding().priced("WETH", "2500"), "L2", "ben", "20 WETH", "40000 USDC")
            .priced("WETH", "2000")
            .given(opening("L2"));

    desk.after(HOUR).when(order("L2")).thenRejected(new BatchAwaitsClearing(B1, START.plus(HOUR)));
    desk.given(clear()).when(order("L2")).thenAccepted();
  }

  @Test
  void nothing_else_of_the_loan_is_sold_while_a_lot_is_in_a_batch() {
    bidding().when(order("L1")).thenRejected(new SaleUnderWay(caseOf("L1"), B1.text()));
  }

  @Test
  void where_too_little_is_known_to_choose_keepers_are_asked_for_bids() {
    var then =
        choosing()
            .when(order("L1"))
            .thenAccepted()
            .then(WayChosen.class, BatchOpened.class, LotBatched.class);

    assertThat(then.event(WayChosen.class).choice().picked()).isEmpty();
  }

  /** No venue buys, and the volatility is known: a batch is the only way that is open. */
  @Test
  void a_batch_is_one_of_the_ways_that_the_desk_chooses_between() {
    var known = Map.of(WETH.id(), Wad.of("0.01"));
    var then =
        choosing()
            .when(new OrderSale(MAIN, caseOf("L1"), List.of(), known, Surroundings.UNKNOWN))
            .thenAccepted();

    assertThat(then.event(WayChosen.class).choice().picked())
        .extracting(Choice.Part::mechanism)
        .containsExactly(Mechanism.BATCH_AUCTION);
    then.event(BatchOpened.class);
  }

  /** The same, where the desk may sell on venues too. */
  private static DeskFixture choosing() {
    var selling =
        new SellingTerms(
            EnumSet.of(Mechanism.BATCH_AUCTION, Mechanism.DIRECT_SALE),
            Optional.empty(),
            Optional.of(Assumptions.standard(USD)),
            Optional.of(BatchDesk.PLAN));
    var desk = desk(selling, Profile.STANDARD, "100000");
    return borrowed(desk, "L1", "ana", "40 WETH", "80000 USDC")
        .priced("WETH", "2000")
        .given(opening("L1"));
  }

  @Test
  void a_market_that_sells_by_batch_says_how_and_admits_keepers() {
    var policy = LiquidationPolicy.standard(USD);
    var without =
        new MarketTerms(
            USD.zero(), policy, Profile.STANDARD, SellingTerms.only(Mechanism.BATCH_AUCTION));
    var unkept =
        new MarketTerms(USD.zero(), policy, Profile.STANDARD, BatchDesk.selling(BatchDesk.PLAN));

    DeskFixture.empty()
        .when(new OpenMarket(MAIN, USD, without))
        .thenRejected(new BatchPlanMissing(MAIN));
    DeskFixture.empty()
        .when(new OpenMarket(MAIN, USD, unkept))
        .thenRejected(new BatchNeedsKeepers(MAIN));
  }
}

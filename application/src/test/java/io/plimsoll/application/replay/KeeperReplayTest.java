package io.plimsoll.application.replay;

import static io.plimsoll.application.replay.ReplayRig.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.replay.comparison.Figures;
import io.plimsoll.application.replay.keepers.KeeperSettings;
import io.plimsoll.application.replay.keepers.KeeperSettings.Absence;
import io.plimsoll.application.replay.tally.SaleWatch;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.pacing.Guards;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keepers take while prices fall, and what becomes of cases when nobody comes. */
class KeeperReplayTest {

  private static final PriceHistory FALL = new FallingPrices();
  private static final Instant FALL_BEGINS = Instant.parse("2021-01-11T06:00:00Z");
  private static final Optional<Absence> NEVER = Optional.empty();

  private final PaperDesk desk = new PaperDesk(MAIN);

  private static KeeperSettings keepers(double perHour, Optional<Absence> absence) {
    return new KeeperSettings(
        perHour, new BasisPoints(100), new BigDecimal(50_000), new BasisPoints(5_000), absence);
  }

  private ReplayRig rig(KeeperSettings keepers, Mechanism first, Mechanism... more) {
    var settings =
        new ReplaySettings(
            "falling",
            MAIN,
            60,
            1,
            0,
            new TreeSet<>(EnumSet.of(first, more)),
            keepers,
            Guards.NONE,
            Optional.empty());
    return new ReplayRig(settings, FALL, desk, new DiscountVenue(new BasisPoints(20)));
  }

  private static Figures figures(ReplayRig rig) {
    var report = rig.report();
    assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
    return rig.replay().figures().orElseThrow();
  }

  private <E extends Event> Stream<E> events(Class<E> type) {
    return desk.book().events().stream().filter(type::isInstance).map(type::cast);
  }

  @Test
  void keepers_take_lots_once_the_price_leaves_them_their_margin() {
    var figures = figures(rig(keepers(30, NEVER), Mechanism.DUTCH_AUCTION));

    assertThat(figures.takes()).isPositive();
    assertThat(figures.sales()).isZero();
    assertThat(figures.haircut()).isBetween(new BigDecimal("10"), new BigDecimal("400"));
    assertThat(figures.stillOpen()).isZero();
    assertThat(figures.belowFloor()).isZero();
    assertThat(figures.meanTime()).isPositive();
    assertThat(figures.badDebt()).isZero();
  }

  @Test
  void keepers_call_what_the_desk_does_not_sell() {
    var figures = figures(rig(keepers(30, NEVER), Mechanism.CALL_WITH_BONUS));

    assertThat(figures.calls()).isPositive();
    assertThat(figures.takes() + figures.sales()).isZero();
    assertThat(figures.cost()).isGreaterThan(new BigDecimal("400"));
    assertThat(figures.stillOpen()).isZero();
    assertThat(events(CollateralCalled.class)).allMatch(e -> SaleWatch.isBelowOne(e.evidence()));
  }

  @Test
  void keepers_bid_in_batches_what_leaves_them_their_margin() {
    var figures = figures(rig(keepers(30, NEVER), Mechanism.BATCH_AUCTION));

    assertThat(figures.batches().held()).isPositive();
    assertThat(figures.batches().sold()).isPositive();
    assertThat(figures.takes() + figures.sales() + figures.resets()).isZero();
    assertThat(figures.haircut()).isBetween(new BigDecimal("10"), new BigDecimal("1000"));
    assertThat(figures.stillOpen()).isZero();
    assertThat(figures.belowFloor()).isZero();
    assertThat(figures.badDebt()).isZero();
    assertThat(events(LotCleared.class).count()).isEqualTo(figures.batches().sold());
    assertThat(events(BatchOpened.class).count()).isEqualTo(figures.batches().held());
    assertThat(events(BidPlaced.class).map(bid -> bid.bid().keeper()).distinct())
        .hasSizeGreaterThan(3);
  }

  /** What was set aside is either paid or free again: nobody has a bid open at the end. */
  @Test
  void keepers_get_back_what_their_bids_did_not_cost() {
    figures(rig(keepers(30, NEVER), Mechanism.BATCH_AUCTION));
    var escrowed = total(events(BidPlaced.class).map(BidPlaced::escrow));
    var fills = events(BatchCleared.class).flatMap(cleared -> cleared.fills().stream()).toList();

    assertThat(desk.book().every(Keeper.Registered.class))
        .hasSize(12)
        .allMatch(keeper -> keeper.escrow().isEmpty());
    assertThat(events(BatchDissolved.class)).isEmpty();
    assertThat(total(fills.stream().flatMap(fill -> Stream.of(fill.paid(), fill.refund()))))
        .isEqualTo(escrowed);
    assertThat(fills).anyMatch(fill -> !fill.refund().isZero());
  }

  private static BigDecimal total(Stream<Amount> amounts) {
    return amounts
        .map(amount -> new BigDecimal(amount.decimal()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  @Test
  void without_bids_batches_sell_nothing() {
    var figures = figures(rig(keepers(0, NEVER), Mechanism.BATCH_AUCTION));

    assertThat(figures.batches().held()).isPositive();
    assertThat(figures.batches().sold()).isZero();
    assertThat(figures.batches().unsold()).isPositive();
    assertThat(figures.givenUp()).isZero();
    assertThat(figures.stillOpen()).isEqualTo(figures.cases());
  }

  @Test
  void without_keepers_auctions_are_given_up_and_nothing_is_sold() {
    var figures =
        figures(rig(keepers(0, NEVER), Mechanism.DUTCH_AUCTION, Mechanism.CALL_WITH_BONUS));

    assertThat(figures.takes() + figures.calls() + figures.sales()).isZero();
    assertThat(figures.resets()).isPositive();
    assertThat(figures.givenUp()).isPositive();
    assertThat(figures.stillOpen()).isEqualTo(figures.cases());
  }

  @Test
  void cases_that_no_bidder_came_for_go_to_calls_once_keepers_are_back() {
    var away = new Absence(FALL_BEGINS, Duration.ofHours(4));
    var figures =
        figures(
            rig(
                keepers(30, Optional.of(away)),
                Mechanism.DUTCH_AUCTION,
                Mechanism.CALL_WITH_BONUS));

    assertThat(events(AuctionReset.class)).isNotEmpty();
    assertThat(events(LotTaken.class))
        .allMatch(e -> e.at().isAfter(FALL_BEGINS.plus(away.lasting())));
    assertThat(events(OfferEnded.class).filter(e -> e.end() == Offer.End.UNSOLD)).isNotEmpty();
    assertThat(events(CollateralCalled.class)).isNotEmpty();
    assertThat(events(LotSold.class)).isEmpty();
    assertThat(figures.belowFloor()).isZero();
    assertThat(figures.stillOpen()).isZero();
    assertThat(figures.balanced()).isTrue();
  }

  @Test
  void sales_that_depress_their_venue_would_have_broken_other_loans() {
    var settings = new ReplaySettings("falling", MAIN, 200, 1, 0);
    var dear = new ReplayRig(settings, FALL, desk, new DiscountVenue(new BasisPoints(400)));
    var cheap =
        new ReplayRig(settings, FALL, new PaperDesk(MAIN), new DiscountVenue(new BasisPoints(20)));

    assertThat(figures(dear).broken()).isPositive();
    assertThat(figures(cheap).broken()).isZero();
  }

  @Test
  void the_same_seed_brings_the_same_keepers() {
    var first = rig(keepers(30, NEVER), Mechanism.DUTCH_AUCTION).report();
    var again =
        new ReplayRig(
                new ReplaySettings(
                    "falling",
                    MAIN,
                    60,
                    1,
                    0,
                    new TreeSet<>(EnumSet.of(Mechanism.DUTCH_AUCTION)),
                    keepers(30, NEVER),
                    Guards.NONE,
                    Optional.empty()),
                FALL,
                new PaperDesk(MAIN),
                new DiscountVenue(new BasisPoints(20)))
            .report();

    assertThat(again.digest()).isEqualTo(first.digest());
    assertThat(first.lines())
        .anyMatch(line -> line.startsWith("sold by") && line.endsWith("dutch auction"))
        .anyMatch(line -> line.startsWith("simulated keepers") && line.contains("30 an hour"));
  }

  @Test
  void what_keepers_did_is_not_taken_up_again() {
    rig(keepers(30, NEVER), Mechanism.DUTCH_AUCTION).report();
    var second = rig(keepers(30, NEVER), Mechanism.DUTCH_AUCTION);

    assertThatThrownBy(second::report)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty database");
  }
}

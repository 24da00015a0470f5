package io.plimsoll.application.liquidation;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.liquidation.Venues.Word;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndOffer;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.market.MarketCommand.SuspendVenue;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.pacing.Surroundings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Pursues a market's open cases in their order, each until it is closed or stands. Every order is
 * durable before a venue sees it, so one case after another waits for two commits each; where a
 * crash leaves too many for that, cases go out in waves: their orders share a commit, and their
 * fills do, as far as venues would take them all at the price of one.
 */
final class Pursuit {

  private static final Logger LOG = System.getLogger(Pursuit.class.getName());

  /** Up to so many cases each is quoted after the one before it has sold. */
  private static final int ONE_BY_ONE = 1_000;

  /** As many as a lane stores in one commit. */
  private static final int WAVE = 256;

  /** A case and what it needs. */
  private record Needing(LiquidationId id, Step step) {}

  /** What was sent for a case. */
  private record Sent(LiquidationId id, Command command, CompletableFuture<Outcome> outcome) {}

  /**
   * An order that is durable, and not sent yet.
   *
   * @param at when
   */
  private record Ordered(LiquidationId id, SaleOrder order, Instant at) {}

  /** What a venue said of an order. */
  private record Told(LiquidationId id, SaleOrder order, Word word) {}

  private final Lanes lanes;
  private final HealthWatch watch;
  private final Volatilities volatilities;
  private final OwnSales own;
  private final Venues venues;
  private final MarketId market;
  private int sales;

  Pursuit(
      Lanes lanes,
      HealthWatch watch,
      Volatilities volatilities,
      OwnSales own,
      Venues venues,
      MarketId market) {
    this.lanes = lanes;
    this.watch = watch;
    this.volatilities = volatilities;
    this.own = own;
    this.venues = venues;
    this.market = market;
  }

  /** How many lots were sold. */
  int all(List<LiquidationId> cases) {
    var size = cases.size() > ONE_BY_ONE ? WAVE : 1;
    var waiting = new ArrayDeque<>(cases);
    var needing = new ArrayDeque<Needing>();
    var fills = List.<Sent>of();
    while (!waiting.isEmpty() || !needing.isEmpty() || !fills.isEmpty()) {
      if (needing.isEmpty() && !waiting.isEmpty()) needing.addAll(needing(first(size, waiting)));
      var wave = new Wave();
      while (!needing.isEmpty() && takes(wave, needing.element())) needing.remove();
      // The lane stores the fills of one wave while the next one is quoted.
      again(waiting, booked(fills));
      fills = filled(wave, waiting);
      if (size == 1) {
        again(waiting, booked(fills));
        fills = List.of();
      }
    }
    return sales;
  }

  private static List<LiquidationId> first(int size, Deque<LiquidationId> waiting) {
    var first = new ArrayList<LiquidationId>();
    while (first.size() < size && !waiting.isEmpty()) first.add(waiting.remove());
    return first;
  }

  /** Who needs another step goes before all others. */
  private static void again(Deque<LiquidationId> waiting, List<LiquidationId> left) {
    left.reversed().forEach(waiting::addFirst);
  }

  private List<Needing> needing(List<LiquidationId> cases) {
    return new Questions(lanes, market)
        .about(
            cases,
            (book, facts, some) ->
                some.stream()
                    .map(id -> new Needing(id, Step.of(book, id, facts)))
                    .filter(one -> !(one.step() instanceof Step.Over))
                    .toList());
  }

  /** What goes out together. */
  private final class Wave {
    private final JointSale joint = new JointSale(venues);
    private final List<Told> told = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean isAlone;
  }

  /** Sends what a case needs; false if it has to wait for the others. */
  private boolean takes(Wave wave, Needing next) {
    if (wave.isAlone) return false;
    var id = next.id();
    switch (next.step()) {
      case Step.Over _ -> {}
      case Step.Settle(var order, var named, var now) ->
          wave.told.add(new Told(id, order, venues.ask(market, order, named, now)));
      case Step.Sell(var lots, var isPaced) -> {
        // What stands at venues is answered before they are asked again; a paced sale looks at all.
        if (!wave.told.isEmpty() || (isPaced && !wave.sent.isEmpty())) return false;
        var quotes = venues.quotes(lots, isPaced);
        if (!isPaced && !wave.joint.takes(lots, quotes)) return false;
        wave.isAlone = isPaced;
        wave.sent.add(send(id, sale(id, quotes, isPaced)));
      }
      case Step.Lapse(var auction, var claim) ->
          wave.sent.add(send(id, new LapseClaim(market, auction, claim)));
      case Step.Restart(var auction) ->
          wave.sent.add(send(id, new ResetAuction(market, auction, KeeperId.DESK)));
      case Step.GiveUp(var auction) -> wave.sent.add(send(id, new CancelAuction(market, auction)));
      case Step.EndInvitation _ -> wave.sent.add(send(id, new EndOffer(market, id)));
      case Step.Heal _ -> wave.sent.add(send(id, new EndLiquidation(market, id)));
    }
    return true;
  }

  /** Waits for what was sent, has venues fill what is ordered now, and books what they did. */
  private List<Sent> filled(Wave wave, Deque<LiquidationId> waiting) {
    var left = new ArrayList<LiquidationId>();
    var orders = new ArrayList<Ordered>();
    for (var one : wave.sent)
      done(one)
          .ifPresent(
              done -> order(one.id(), done).ifPresentOrElse(orders::add, () -> left.add(one.id())));
    again(waiting, left);
    var told = new ArrayList<>(wave.told);
    for (var one : orders)
      told.add(new Told(one.id(), one.order(), venues.place(market, one.order(), one.at())));
    return told.stream().flatMap(one -> booking(one).stream()).toList();
  }

  private Optional<Sent> booking(Told told) {
    var order = told.order();
    return switch (told.word()) {
      case Word.Waiting _ -> Optional.empty();
      case Word.Filled(var fill) ->
          Optional.of(
              send(
                  told.id(),
                  new BookFill(market, told.id(), order.id(), fill.sold(), fill.received())));
      case Word.False(var reason) -> {
        suspend(told.id(), order, reason);
        yield Optional.empty();
      }
    };
  }

  /** Nothing more is sold there until somebody has looked into it; the order stands. */
  private void suspend(LiquidationId id, SaleOrder order, String reason) {
    var command = new SuspendVenue(market, order.venue(), Optional.of(order.id()), reason);
    done(send(id, command));
  }

  /** Waits until fills are booked; tells whose cases are open still. */
  private List<LiquidationId> booked(List<Sent> fills) {
    var open = new ArrayList<LiquidationId>();
    for (var fill : fills) {
      var events = done(fill).map(Outcome.Done::events).orElse(List.of());
      if (events.stream().noneMatch(LotSold.class::isInstance)) continue;
      sales++;
      if (events.stream().noneMatch(LiquidationClosed.class::isInstance)) open.add(fill.id());
    }
    return open;
  }

  private static Optional<Ordered> order(LiquidationId id, Outcome.Done done) {
    return done.events().stream()
        .filter(SaleOrdered.class::isInstance)
        .map(SaleOrdered.class::cast)
        .map(ordered -> new Ordered(id, ordered.order(), ordered.at()))
        .findFirst();
  }

  private OrderSale sale(LiquidationId id, List<SaleQuote> quotes, boolean isPaced) {
    var around =
        isPaced
            ? lanes.read(market, (book, facts) -> own.around(book, facts, watch, quotes)).join()
            : Surroundings.UNKNOWN;
    return new OrderSale(market, id, quotes, volatilities.of(market), around);
  }

  private Sent send(LiquidationId id, Command command) {
    return new Sent(id, command, lanes.submit(Submission.of(command)));
  }

  /** Empty if it was refused, or came to nothing; what waits for the store ends the examination. */
  private static Optional<Outcome.Done> done(Sent sent) {
    try {
      return done(sent.command(), sent.outcome().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailable) throw e;
      LOG.log(Level.ERROR, "%s came to nothing".formatted(sent.command()), e);
      return Optional.empty();
    }
  }

  private static Optional<Outcome.Done> done(Command command, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> Optional.of(done);
      case Outcome.DoneBefore _, Outcome.KeyTaken _ ->
          throw new IllegalStateException("A step has no key: " + command);
      case Outcome.Refused(LiquidationRejection.NoVenueWithinBound _),
          Outcome.Refused(LiquidationRejection.NoWayOpen _),
          Outcome.Refused(LiquidationRejection.SaleHeld _),
          Outcome.Refused(LiquidationRejection.SliceNotDue _),
          Outcome.Refused(LiquidationRejection.SecondLookNeeded _),
          Outcome.Refused(AuctionRejection.LimitReached _),
          Outcome.Refused(AuctionRejection.AuctionTooSmall _) ->
          Optional.empty();
      case Outcome.Refused(var reason) -> {
        LOG.log(Level.INFO, "%s was refused: %s".formatted(command, reason));
        yield Optional.empty();
      }
    };
  }
}

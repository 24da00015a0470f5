package io.plimsoll.application.replay.keepers;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * What goes on between two prices while cases are open: keepers look in, and the desk examines the
 * market every few minutes, as its scheduler would, so that auctions nobody takes are started again
 * or given up in their time.
 */
public final class SimulatedKeepers {

  private static final Duration ROUND = Duration.ofMinutes(5);

  /** A keeper who cannot get all he could pay for, or does not want it, tries half, and so on. */
  private static final int TRIES = 3;

  private static final Optional<Amount> NOTHING = Optional.empty();

  private final MarketId market;
  private final KeeperSettings settings;
  private final SimulatedArrivals arrivals;
  private final Lanes lanes;
  private final ForcedSales sales;
  private final HealthWatch watch;
  private final SimulatedHedge hedge;
  private final SimulatedBids bids;
  private final DeskClock clock;
  private Visit next;

  /**
   * @param from when the first may come
   * @param uniform numbers from 0 to below 1
   * @param histories in which they read what they won
   * @param venues where they sell what they hedge
   * @param clock standing; moved on to each visit
   */
  public SimulatedKeepers(
      MarketId market,
      KeeperSettings settings,
      Instant from,
      DoubleSupplier uniform,
      Lanes lanes,
      ForcedSales sales,
      HealthWatch watch,
      Histories histories,
      Collection<ExecutionVenue> venues,
      DeskClock clock) {
    this.market = market;
    this.settings = settings;
    this.arrivals = new SimulatedArrivals(settings, from, uniform);
    this.lanes = lanes;
    this.sales = sales;
    this.watch = watch;
    this.hedge = new SimulatedHedge(settings.hedged(), venues);
    this.bids = new SimulatedBids(market, lanes, histories, hedge);
    this.clock = clock;
    this.next = arrivals.next();
  }

  /** Everybody who may come. */
  public static List<KeeperId> all() {
    return SimulatedArrivals.all();
  }

  /**
   * Lets the time pass, and moves the clock no further than anything happens.
   *
   * @param end what is due then is left for later
   */
  public void until(Instant end) {
    bids.hedgeWon();
    var round = clock.instant().plus(ROUND);
    while (!watch.underLiquidation(market).isEmpty()) {
      var isVisit = next.at().isBefore(round);
      var at = isVisit ? next.at() : round;
      if (!at.isBefore(end)) break;
      clock.advanceTo(at);
      if (isVisit) {
        lookIn(next);
        next = arrivals.next();
      } else {
        sales.examine(market).join();
        bids.hedgeWon();
        round = round.plus(ROUND);
      }
    }
    while (next.at().isBefore(end)) next = arrivals.next();
  }

  private record OnSale(List<Bargain> bargains, List<OpenBatch> batches) {
    Optional<Token> base() {
      return Stream.concat(
              bargains.stream().map(Bargain::prices), batches.stream().map(OpenBatch::prices))
          .map(prices -> prices.debt().base())
          .findFirst();
    }
  }

  /** Takes what pays, the cheapest first, until the funds are spent; with the rest it bids. */
  private void lookIn(Visit visit) {
    var loans = watch.underLiquidation(market);
    var sale =
        lanes
            .read(
                market,
                (book, facts) ->
                    new OnSale(Bargain.of(book, facts, loans), OpenBatch.of(book, facts, loans)))
            .join();
    sale.base()
        .ifPresent(
            base -> {
              var left = take(sale.bargains(), visit, funds(base));
              for (var batch : sale.batches())
                left = left.minusOrZero(bids.bid(batch, visit, left));
            });
  }

  private Amount funds(Token base) {
    return base.units(
        settings
            .funds()
            .movePointRight(base.decimals())
            .setScale(0, RoundingMode.DOWN)
            .toBigInteger());
  }

  /** What is left of the funds. */
  private Amount take(List<Bargain> bargains, Visit visit, Amount funds) {
    var left = funds;
    for (var bargain : bargains) {
      var part = bargain.affordable(bargain.debt().worth(left, Rounding.DOWN));
      for (var tries = 0; tries < TRIES && !part.isZero(); tries++) {
        var paid = pays(bargain, part, visit.margin()) ? buy(bargain, part, visit) : NOTHING;
        if (paid.isPresent()) {
          left = left.minusOrZero(bargain.debt().value(paid.get(), Rounding.UP));
          break;
        }
        part = part.token().units(part.units().shiftRight(1));
      }
    }
    return left;
  }

  /** price <= oracle × (1 - margin - slippage), and something of it is left. */
  private boolean pays(Bargain bargain, Amount part, BasisPoints margin) {
    var kept = hedge.kept(bargain.prices(), part, margin);
    return kept.units().signum() > 0
        && bargain.price().compareTo(new Ray(kept.of(bargain.oraclePrice().units(), Rounding.DOWN)))
            <= 0;
  }

  /** What was paid; empty if the desk declined. */
  private Optional<Amount> buy(Bargain bargain, Amount part, Visit visit) {
    var command = bargain.command(market, visit.keeper(), part);
    return switch (lanes.submit(Submission.of(command)).join()) {
      case Outcome.Done(List<Event> events, _) -> {
        for (var event : events)
          if (event instanceof LotTaken taken) {
            hedge.sell(order(visit, bargain), bargain.prices(), taken.bought(), taken.at());
            yield Optional.of(taken.paid());
          } else if (event instanceof CollateralCalled called) {
            hedge.sell(
                order(visit, bargain),
                bargain.prices(),
                called.taken().minus(called.fee()),
                called.at());
            yield Optional.of(called.repaid());
          }
        throw new IllegalStateException(command + " bought nothing: " + events);
      }
      case Outcome.Refused _ -> NOTHING;
      case Outcome.DoneBefore _, Outcome.KeyTaken _ ->
          throw new IllegalStateException("A keeper's command has no key: " + command);
    };
  }

  private static String order(Visit visit, Bargain bargain) {
    return "visit-%d-%s".formatted(visit.number(), bargain.loan());
  }
}

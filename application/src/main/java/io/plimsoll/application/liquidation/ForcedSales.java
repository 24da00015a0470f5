package io.plimsoll.application.liquidation;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.Batching;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndOffer;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Watching;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.Profile.Call;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.queue.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps a market's loans above the line. An examination gives the notices of the market's ladder,
 * finds who is below its line of sale, opens their liquidations in the order of the queue, clears
 * batches whose time is over, and pursues every open case in the same order until it is closed, on
 * sale to keepers, or no venue takes more; what waits for a cap gets room in this order too.
 * Examinations of one market run one after another; those of different markets beside each other.
 */
public final class ForcedSales {

  /**
   * What an examination did.
   *
   * @param below loans that stood below 1 at its start
   * @param opened liquidations opened
   * @param sales lots sold
   * @param waiting cases still open at its end, for want of a venue or of a fresh price
   */
  public record Examination(int below, int opened, int sales, int waiting) {}

  /**
   * What a market's loans need, and how it deals with them.
   *
   * @param sinking loans below their line of sale, in the order of the queue
   * @param belowOne how many of them are below 1
   * @param noticed loans whose borrowers are to be told something
   */
  private record Due(List<LoanId> sinking, int belowOne, List<LoanId> noticed, Call how) {
    private static final Due NOTHING = new Due(List.of(), 0, List.of(), Call.CLOSE_FACTOR);
  }

  private static final Logger LOG = System.getLogger(ForcedSales.class.getName());

  /** Into how many sizes a lot is cut to see how a venue's price falls. */
  private static final BigInteger PARTS = BigInteger.valueOf(4);

  private final Lanes lanes;
  private final HealthWatch watch;
  private final Volatilities volatilities;
  private final OwnSales own;
  private final Map<VenueId, ExecutionVenue> venues = new LinkedHashMap<>();
  private final Map<MarketId, CompletableFuture<Examination>> last = new ConcurrentHashMap<>();

  public ForcedSales(
      Lanes lanes,
      HealthWatch watch,
      Volatilities volatilities,
      OwnSales own,
      Collection<ExecutionVenue> venues) {
    this.lanes = lanes;
    this.watch = watch;
    this.volatilities = volatilities;
    this.own = own;
    venues.forEach(venue -> this.venues.put(venue.id(), venue));
  }

  /** Examines a market once all examinations asked for earlier are through. */
  public CompletableFuture<Examination> examine(MarketId market) {
    return last.compute(
        market,
        (_, before) ->
            (before == null ? CompletableFuture.completedFuture(null) : before)
                .handleAsync((_, _) -> pass(market), Thread::startVirtualThread));
  }

  private Examination pass(MarketId market) {
    var due = lanes.read(market, this::due).join();
    due.noticed().stream()
        .map(loan -> lanes.submit(Submission.of(new ReviewMargin(market, loan))))
        .toList()
        .forEach(ForcedSales::isDone);
    var opened =
        due.sinking().stream().map(loan -> open(due.how(), market, loan)).toList().stream()
            .filter(ForcedSales::isDone)
            .count();
    endBatches(market);
    var sales = 0;
    for (var liquidation : openCases(market, due.sinking())) sales += pursue(market, liquidation);
    var waiting = watch.underLiquidation(market).size();
    return new Examination(due.belowOne(), (int) opened, sales, waiting);
  }

  /** Before anything is put on sale, so that no lot finds a batch whose time is over. */
  private void endBatches(MarketId market) {
    lanes
        .read(
            market,
            (book, facts) ->
                casesOf(book, watch.underLiquidation(market))
                    .flatMap(liquidation -> Batching.overdue(book, liquidation, facts).stream())
                    .distinct()
                    .toList())
        .join()
        .forEach(batch -> decided(new ClearBatch(market, batch)));
  }

  private static Stream<LiquidationId> casesOf(Book book, Collection<LoanId> loans) {
    return loans.stream()
        .flatMap(
            id ->
                book.loan(id) instanceof Loan.Open loan
                    ? loan.liquidation().stream()
                    : Stream.empty());
  }

  private Due due(Book book, Facts facts) {
    if (!(book.market() instanceof Market.Open market)) return Due.NOTHING;
    var ladder = market.terms().ladder();
    var looked = watch.below(ladder.watch(), book, facts);
    var sinking =
        looked.stream()
            .flatMap(standing -> place(ladder, standing, book, facts).stream())
            .sorted()
            .map(Place::loan)
            .toList();
    var told = new LinkedHashSet<LoanId>();
    if (ladder.marginCall().isPresent()) {
      looked.stream().map(Standing::loan).forEach(told::add);
      told.addAll(watch.underNotice(market.id()));
      sinking.forEach(told::remove);
    }
    return new Due(
        sinking,
        (int) looked.stream().filter(loan -> loan.health().compareTo(Wad.ONE) < 0).count(),
        new Watching(book, facts).due(told),
        market.profile().call());
  }

  /** Where a loan stands in the queue; empty if it is not below its line. */
  private static Optional<Place> place(Ladder ladder, Standing standing, Book book, Facts facts) {
    if (!(book.loan(standing.loan()) instanceof Loan.Open loan)) return Optional.empty();
    var line = SaleLine.of(ladder, loan, facts.now());
    return line.isAbove(new HealthFactor.Of(standing.health()))
        ? Optional.of(standing.place(line.health()))
        : Optional.empty();
  }

  /**
   * Where the desk takes loans over, the first step is the whole sale; or, while that waits for a
   * second look, a case to show it.
   */
  private CompletableFuture<Outcome> open(Call how, MarketId market, LoanId loan) {
    var opening = new OpenLiquidation(market, loan);
    return how == Call.ABSORPTION
        ? lanes
            .submit(Submission.of(new AbsorbLoan(market, loan)))
            .thenCompose(
                outcome ->
                    outcome instanceof Outcome.Refused(LiquidationRejection.SecondLookNeeded _)
                        ? lanes.submit(Submission.of(opening))
                        : CompletableFuture.completedFuture(outcome))
        : lanes.submit(Submission.of(opening));
  }

  /** What the lane had no room for is done at the next examination; the others go on. */
  private static boolean isDone(CompletableFuture<Outcome> step) {
    try {
      return step.join() instanceof Outcome.Done;
    } catch (CompletionException e) {
      LOG.log(Level.WARNING, "A liquidation could not be opened, or a notice not given", e);
      return false;
    }
  }

  /** Cases of loans that sink first, in the order of the queue; then those of the others. */
  private List<LiquidationId> openCases(MarketId market, List<LoanId> sinking) {
    var order = new LinkedHashSet<LoanId>(sinking);
    order.addAll(watch.underLiquidation(market));
    return lanes.read(market, (book, _) -> casesOf(book, order).toList()).join();
  }

  /** Takes one step after another until the case is closed or stands. */
  private int pursue(MarketId market, LiquidationId id) {
    var sales = 0;
    while (true) {
      var state = lanes.read(market, (book, facts) -> Step.of(book, id, facts)).join();
      switch (state) {
        case Step.Over _ -> {
          return sales;
        }
        case Step.Settle(var order) -> {
          var fill = place(order);
          if (fill.isEmpty()
              || !decided(
                  new BookFill(market, id, order.id(), fill.get().sold(), fill.get().received())))
            return sales;
          if (fill.get().sold().isZero()) return sales;
          sales++;
        }
        case Step.Sell(var lots, var isPaced) -> {
          if (!decided(sale(market, id, quotes(lots, isPaced), isPaced))) return sales;
        }
        case Step.Lapse(var auction, var claim) -> {
          if (!decided(new LapseClaim(market, auction, claim))) return sales;
        }
        case Step.Restart(var auction) -> {
          if (!decided(new ResetAuction(market, auction, KeeperId.DESK))) return sales;
        }
        case Step.GiveUp(var auction) -> {
          if (!decided(new CancelAuction(market, auction))) return sales;
        }
        case Step.EndInvitation _ -> {
          if (!decided(new EndOffer(market, id))) return sales;
        }
        case Step.Heal _ -> {
          if (!decided(new EndLiquidation(market, id))) return sales;
        }
      }
    }
  }

  private OrderSale sale(
      MarketId market, LiquidationId id, List<SaleQuote> quotes, boolean isPaced) {
    var around =
        isPaced
            ? lanes.read(market, (book, facts) -> own.around(book, facts, watch, quotes)).join()
            : Surroundings.UNKNOWN;
    return new OrderSale(market, id, quotes, volatilities.of(market), around);
  }

  /**
   * Quotes for the first lot that any venue would sell, or where one lot may be preferred to
   * another, for all; none are needed for a set-off.
   */
  private List<SaleQuote> quotes(List<Lot> lots, boolean all) {
    if (lots.stream().anyMatch(Lot::isSetOff)) return List.of();
    return lots.stream()
        .map(this::quotes)
        .filter(quotes -> !quotes.isEmpty())
        .limit(all ? lots.size() : 1)
        .flatMap(List::stream)
        .toList();
  }

  /** Of several venues for parts of the lot too, so that it can be spread over them. */
  private List<SaleQuote> quotes(Lot lot) {
    var quotes = new ArrayList<SaleQuote>();
    for (var venue : venues.values())
      try {
        venue.quote(lot).ifPresent(whole -> quotes.addAll(sizes(venue, lot, whole)));
      } catch (VenueUnavailable e) {
        LOG.log(Level.WARNING, "No quote for %s".formatted(lot), e);
      }
    return quotes;
  }

  private List<SaleQuote> sizes(ExecutionVenue venue, Lot lot, SaleQuote whole) {
    var quotes = new ArrayList<SaleQuote>(List.of(whole));
    var unit = lot.quantity().units().divide(PARTS);
    if (venues.size() > 1 && unit.signum() > 0)
      for (var size = unit; size.compareTo(lot.quantity().units()) < 0; size = size.add(unit))
        venue.quote(lot.part(lot.quantity().token().units(size))).ifPresent(quotes::add);
    return quotes;
  }

  /**
   * Empty if the venue is silent or gone: the order stays under way and is asked for again at the
   * next examination.
   */
  private Optional<Fill> place(SaleOrder order) {
    var venue = venues.get(order.venue());
    if (venue == null) {
      LOG.log(
          Level.ERROR,
          "Order %s stands at %s, which is not configured".formatted(order.id(), order.venue()));
      return Optional.empty();
    }
    try {
      return Optional.of(venue.place(order.id(), order.lot()));
    } catch (VenueUnavailable e) {
      LOG.log(Level.WARNING, "Order %s has no answer yet".formatted(order.id()), e);
      return Optional.empty();
    }
  }

  private boolean decided(Command step) {
    return switch (lanes.submit(Submission.of(step)).join()) {
      case Outcome.Done _, Outcome.DoneBefore _ -> true;
      case Outcome.KeyTaken(var key) ->
          throw new IllegalStateException("A step has no key: " + key);
      case Outcome.Refused(LiquidationRejection.NoVenueWithinBound _),
          Outcome.Refused(LiquidationRejection.NoWayOpen _),
          Outcome.Refused(LiquidationRejection.SaleHeld _),
          Outcome.Refused(LiquidationRejection.SliceNotDue _),
          Outcome.Refused(LiquidationRejection.SecondLookNeeded _),
          Outcome.Refused(AuctionRejection.LimitReached _),
          Outcome.Refused(AuctionRejection.AuctionTooSmall _) ->
          false;
      case Outcome.Refused(var reason) -> {
        LOG.log(Level.INFO, "%s was refused: %s".formatted(step, reason));
        yield false;
      }
    };
  }
}

package io.plimsoll.application.liquidation;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.Batching;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Watching;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.Profile.Call;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.queue.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

  /**
   * A market at the start of an examination.
   *
   * @param doubtful loans that may be below the ladder's highest level
   */
  private record Look(Market.Open market, Prices prices, List<LoanId> doubtful) {}

  /** A loan below the ladder's highest level, and its place in the queue if it has one. */
  private record Looked(Standing standing, Optional<Place> place) {
    LoanId loan() {
      return standing.loan();
    }

    Wad health() {
      return standing.health();
    }
  }

  private static final Logger LOG = System.getLogger(ForcedSales.class.getName());

  /** What one examination leaves waiting on a lane at one time: a few commits' worth. */
  private static final int UNDER_WAY = 512;

  private final Lanes lanes;
  private final HealthWatch watch;
  private final Volatilities volatilities;
  private final OwnSales own;
  private final Venues venues;
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
    this.venues = new Venues(venues);
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
    var due = due(market);
    inTurn(due.noticed(), loan -> lanes.submit(Submission.of(new ReviewMargin(market, loan))));
    var opened = inTurn(due.sinking(), loan -> open(due.how(), market, loan));
    endBatches(market);
    venues.begin();
    var sales =
        new Pursuit(lanes, watch, volatilities, own, venues, market)
            .all(openCases(market, due.sinking()));
    var waiting = watch.underLiquidation(market).size();
    return new Examination(due.belowOne(), opened, sales, waiting);
  }

  /** Before anything is put on sale, so that no lot finds a batch whose time is over. */
  private void endBatches(MarketId market) {
    new Questions(lanes, market)
            .about(
                watch.underLiquidation(market),
                (book, facts, loans) ->
                    casesOf(book, loans)
                        .flatMap(liquidation -> Batching.overdue(book, liquidation, facts).stream())
                        .toList())
            .stream()
            .distinct()
            .forEach(batch -> clear(new ClearBatch(market, batch)));
  }

  private void clear(ClearBatch command) {
    if (lanes.submit(Submission.of(command)).join() instanceof Outcome.Refused(var reason))
      LOG.log(Level.INFO, "%s was refused: %s".formatted(command, reason));
  }

  private static Stream<LiquidationId> casesOf(Book book, Collection<LoanId> loans) {
    return loans.stream()
        .flatMap(
            id ->
                book.loan(id) instanceof Loan.Open loan
                    ? loan.liquidation().stream()
                    : Stream.empty());
  }

  /** Everybody is measured by the prices of one moment, however long it takes. */
  private Due due(MarketId id) {
    var look = lanes.read(id, this::look).join();
    if (look.isEmpty()) return Due.NOTHING;
    var ladder = look.get().market().terms().ladder();
    var prices = look.get().prices();
    var standings =
        new Questions(lanes, id)
            .about(
                look.get().doubtful(),
                (book, facts, loans) -> {
                  var then = new Facts(facts.now(), prices);
                  return HealthWatch.below(ladder.watch(), book, then, loans).stream()
                      .map(standing -> new Looked(standing, place(ladder, standing, book, then)))
                      .toList();
                });
    var sinking =
        standings.stream().flatMap(one -> one.place().stream()).sorted().map(Place::loan).toList();
    return new Due(
        sinking,
        (int) standings.stream().filter(one -> one.health().compareTo(Wad.ONE) < 0).count(),
        ladder.marginCall().isEmpty() ? List.of() : noticed(id, standings, sinking),
        look.get().market().profile().call());
  }

  private Optional<Look> look(Book book, Facts facts) {
    return book.market() instanceof Market.Open market
        ? Optional.of(
            new Look(
                market,
                facts.prices(),
                watch.doubtful(market.terms().ladder().watch(), book, facts)))
        : Optional.empty();
  }

  private List<LoanId> noticed(MarketId market, List<Looked> standings, List<LoanId> sinking) {
    var told = new LinkedHashSet<LoanId>();
    standings.stream()
        .sorted(Comparator.comparing(Looked::health).thenComparing(Looked::loan))
        .map(Looked::loan)
        .forEach(told::add);
    told.addAll(watch.underNotice(market));
    sinking.forEach(told::remove);
    return new Questions(lanes, market)
        .about(told, (book, facts, loans) -> new Watching(book, facts).due(loans));
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

  /**
   * Sends a step for each loan, in their order, a few commits' worth ahead of the answers: a crash
   * must not fill the lane's queue, which others wait in too.
   *
   * @return how many were done
   */
  private static int inTurn(List<LoanId> loans, Function<LoanId, CompletableFuture<Outcome>> step) {
    var underWay = new ArrayDeque<CompletableFuture<Outcome>>();
    var done = 0;
    for (var loan : loans) {
      if (underWay.size() == UNDER_WAY && isDone(underWay.remove())) done++;
      underWay.add(step.apply(loan));
    }
    for (var last : underWay) if (isDone(last)) done++;
    return done;
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
    return new Questions(lanes, market)
        .about(order, (book, _, loans) -> casesOf(book, loans).toList());
  }
}

package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows loans: one now or at an instant, all by name or the worst first, and what happened. */
@RestController
@RequestMapping("/api/v1/loans")
@Tag(name = "Loans")
public class LoanQueries {

  private static final String BY_NAME = "loans";
  private static final String BY_HEALTH = "loans-by-health";
  private static final String EVENTS = "loan-events";

  private final LoanFinder finder;
  private final Looking looking;
  private final LoanBook book;
  private final HealthWatch watch;
  private final Histories histories;
  private final PriceBoard prices;
  private final DeskClock clock;
  private final ReadModels readModels;

  public LoanQueries(
      LoanFinder finder,
      Looking looking,
      LoanBook book,
      HealthWatch watch,
      Histories histories,
      PriceBoard prices,
      DeskClock clock,
      ReadModels readModels) {
    this.finder = finder;
    this.looking = looking;
    this.book = book;
    this.watch = watch;
    this.histories = histories;
    this.prices = prices;
    this.clock = clock;
    this.readModels = readModels;
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Look at a loan",
      description =
          "Now, or with ?at= as it stood at the end of an instant: from the events up to it and the"
              + " prices known by then.")
  LoanView find(@PathVariable LoanId id, @RequestParam Optional<Instant> at) {
    var market = finder.marketOf(id);
    return at.map(moment -> past(market, id, moment))
        .orElseGet(() -> now(market, List.of(id)).stream().findFirst())
        .orElseThrow(() -> LoanFinder.unknown(id));
  }

  @GetMapping
  @Operation(
      summary = "List loans",
      description =
          "In the order of their names; with ?healthBelow= those of one market whose health factor"
              + " is below it, worst first.")
  Listing<LoanView> list(
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<Wad> healthBelow,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    Cursors.limit(limit);
    if (healthBelow.isPresent()) {
      var where =
          market.orElseThrow(
              () ->
                  new Declined(
                      Problem.malformed(
                          "missing-parameter",
                          "market",
                          "With healthBelow the parameter market is needed")));
      return worst(where, healthBelow.get(), limit, cursor);
    }
    readModels.catchUp(answer);
    market.ifPresent(id -> looking.at(id, (_, _) -> true));
    var page = Cursors.page(BY_NAME, cursor, after -> book.loans(market, after, limit));
    var views =
        page.items().stream()
            .collect(
                Collectors.groupingBy(
                    LoanSummary::market,
                    Collectors.mapping(LoanSummary::loan, Collectors.toList())))
            .entrySet()
            .stream()
            .flatMap(loans -> now(loans.getKey(), loans.getValue()).stream())
            .collect(Collectors.toMap(LoanView::id, Function.identity()));
    return new Listing<>(
        page.items().stream()
            .map(summary -> views.get(summary.loan()))
            .filter(Objects::nonNull)
            .toList(),
        page.next().orElse(null));
  }

  @GetMapping("/{id}/events")
  @Operation(
      summary = "See what happened to a loan",
      description = "Every event in order, with exact changes, health before and after and prices.")
  Listing<LoanEventView> events(
      @PathVariable LoanId id,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor) {
    Cursors.limit(limit);
    var from = Cursors.open(EVENTS, cursor).map(LoanQueries::version).orElse(0L);
    var stream = StreamId.of(finder.marketOf(id), id);
    var recorded = histories.of(stream, from, limit + 1);
    return new Listing<>(
        recorded.stream().limit(limit).map(LoanEventView::of).toList(),
        recorded.size() > limit
            ? Cursors.seal(EVENTS, Long.toString(recorded.get(limit).version()))
            : null);
  }

  private List<LoanView> now(MarketId market, List<LoanId> loans) {
    return looking
        .at(market, (open, sight) -> LoanPart.of(open, sight.book(), sight.facts(), loans))
        .views();
  }

  private Optional<LoanView> past(MarketId market, LoanId id, Instant at) {
    var now = clock.instant();
    if (at.isAfter(now)) throw new Declined(Problems.instantInFuture("at", at, now));
    var then = histories.asOf(market, at);
    return LoanView.of(then, id, prices.asOf(then, at));
  }

  private Listing<LoanView> worst(MarketId market, Wad line, int limit, Optional<String> cursor) {
    var after = Cursors.open(BY_HEALTH, cursor).map(LoanQueries::last);
    return looking
        .at(
            market,
            (open, sight) -> {
              var below =
                  watch.below(line, sight.book(), sight.facts()).stream()
                      .filter(one -> after.isEmpty() || isBehind(one, after.get()))
                      .limit(limit + 1L)
                      .toList();
              var shown = below.stream().limit(limit).map(Standing::loan).toList();
              var next =
                  below.size() > limit ? Cursors.seal(BY_HEALTH, place(below.get(limit - 1))) : "";
              return new Worst(LoanPart.of(open, sight.book(), sight.facts(), shown), next);
            })
        .listing();
  }

  /** What a look at the worst loans brings back. */
  private record Worst(LoanPart part, String next) {
    Listing<LoanView> listing() {
      return new Listing<>(part.views(), next.isEmpty() ? null : next);
    }
  }

  /** The last loan of a page. */
  private record Last(LoanId loan, Wad health) {}

  private static boolean isBehind(Standing one, Last last) {
    var order = one.health().compareTo(last.health());
    return order > 0 || (order == 0 && one.loan().compareTo(last.loan()) > 0);
  }

  private static String place(Standing standing) {
    return standing.health().decimal() + " " + standing.loan();
  }

  private static Last last(String place) {
    var parts = place.split(" ", -1);
    try {
      return new Last(new LoanId(parts[parts.length - 1]), Wad.of(parts[0]));
    } catch (IllegalArgumentException e) {
      throw Cursors.bad(e);
    }
  }

  private static long version(String place) {
    try {
      return Math.max(0, Long.parseLong(place));
    } catch (NumberFormatException e) {
      throw Cursors.bad(e);
    }
  }
}

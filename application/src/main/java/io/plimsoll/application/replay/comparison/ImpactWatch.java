package io.plimsoll.application.replay.comparison;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Exposure;
import io.plimsoll.domain.pacing.OwnImpact;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the loans that the desk's own sales on venues would have brought below 1: by how much the
 * sales of one tick, taken together, are estimated to lower the price of what they sell for good,
 * and which loans that nothing was sold from stand closer to 1 than that. An estimate beside the
 * replay, whose oracle tells history's prices whatever the desk sells. What keepers sell again does
 * not count.
 */
public final class ImpactWatch implements Committed {

  /** The fee of a simulated pool where nothing else is said. */
  private static final Wad FIXED_COST = Wad.of("0.003");

  /** How much of a fall stays; nobody knows, a half is the guess. */
  private static final Wad PERMANENT_SHARE = Wad.of("0.5");

  private record Pair(AssetId collateral, AssetId debt) {}

  /**
   * @param quotes of the first sale since the last look: venues were fresh
   */
  private record Sold(Amount amount, List<SaleQuote> quotes) {}

  private final Map<String, List<SaleQuote>> ordered = new LinkedHashMap<>();
  private final Map<Pair, Sold> sold = new LinkedHashMap<>();
  private final Set<LoanId> sellers = new HashSet<>();
  private final Set<LoanId> broken = new HashSet<>();

  @Override
  public synchronized void committed(Book book, List<Event> events) {
    for (var event : events)
      switch (event) {
        case SaleOrdered e -> ordered.put(e.order().id(), e.order().quotes());
        case LotSold e -> {
          var quotes =
              Optional.ofNullable(ordered.remove(e.order())).orElse(List.of()).stream()
                  .filter(quote -> quote.isOf(e.sold().token(), e.received().token()))
                  .toList();
          sellers.add(e.liquidation().loan());
          sold.merge(
              new Pair(e.sold().token().id(), e.received().token().id()),
              new Sold(e.sold(), quotes),
              (first, more) -> new Sold(first.amount().plus(more.amount()), first.quotes()));
        }
        default -> {}
      }
  }

  /** Looks at what was sold since it last did, at the prices of now. */
  public synchronized void afterTick(MarketId market, Lanes lanes, HealthWatch watch) {
    ordered.clear();
    if (sold.isEmpty()) return;
    var sales = Map.copyOf(sold);
    var own = Set.copyOf(sellers);
    sold.clear();
    sellers.clear();
    broken.addAll(
        lanes.read(market, (book, facts) -> broken(book, facts, watch, sales, own)).join());
  }

  /** Loans that would have been broken, each counted once. */
  public synchronized int broken() {
    return broken.size();
  }

  private static Set<LoanId> broken(
      Book book, Facts facts, HealthWatch watch, Map<Pair, Sold> sales, Set<LoanId> own) {
    var found = new HashSet<LoanId>();
    if (book.market() instanceof Market.Open market)
      sales.forEach(
          (pair, sale) ->
              impact(pair, sale, facts)
                  .ifPresent(
                      impact -> {
                        var near = near(impact.fall(sale.amount()), book, facts, watch);
                        near.removeIf(loan -> own.contains(loan.id()));
                        var exposures = exposures(near, pair, book, market, facts);
                        found.addAll(impact.effect(sale.amount(), exposures).broken());
                      }));
    return found;
  }

  private static Optional<OwnImpact> impact(Pair pair, Sold sale, Facts facts) {
    var collateral = facts.prices().of(pair.collateral());
    var debt = facts.prices().of(pair.debt());
    if (collateral.isEmpty() || debt.isEmpty()) return Optional.empty();
    var quotes =
        sale.quotes().stream()
            .map(quote -> new Venues.Quote(quote.sold(), quote.received()))
            .toList();
    var venues = new Venues(FIXED_COST, PERMANENT_SHARE, Duration.ZERO, new Venues.Quoted(quotes));
    var price = collateral.get().in(debt.get()).units().divide(BigInteger.TEN.pow(9));
    return OwnImpact.of(venues, new Wad(price));
  }

  private static List<Loan.Open> near(Wad fall, Book book, Facts facts, HealthWatch watch) {
    var loans = new ArrayList<Loan.Open>();
    for (Standing standing : watch.below(Exposure.line(fall), book, facts))
      if (book.loan(standing.loan()) instanceof Loan.Open loan && loan.liquidation().isEmpty())
        loans.add(loan);
    return loans;
  }

  private static List<Exposure> exposures(
      List<Loan.Open> loans, Pair pair, Book book, Market.Open market, Facts facts) {
    var assessment = Assessment.of(book, market, facts);
    return loans.stream()
        .flatMap(
            loan ->
                assessment
                    .valuation(loan)
                    .flatMap(valuation -> Exposure.of(loan.id(), valuation, pair.collateral()))
                    .stream())
        .toList();
  }
}

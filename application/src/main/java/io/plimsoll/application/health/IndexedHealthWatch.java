package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Weighs in floating point only loans whose prices passed a bound since they were last weighed, and
 * values exactly only those of them that are not clearly above the line. It may let a healthy loan
 * through to the exact look; it never keeps an unhealthy one from it.
 */
public final class IndexedHealthWatch implements HealthWatch {

  private final Map<MarketId, WatchedMarket> markets = new ConcurrentHashMap<>();
  private final Map<MarketId, SortedSet<LoanId>> underLiquidation = new ConcurrentHashMap<>();
  private final Map<MarketId, SortedSet<LoanId>> underNotice = new ConcurrentHashMap<>();

  @Override
  public void follow(Loan.Open loan) {
    markets.computeIfAbsent(loan.market(), _ -> new WatchedMarket()).follow(loan);
    note(underLiquidation, loan, loan.liquidation().isPresent());
    note(underNotice, loan, loan.footing().notice().isPresent());
  }

  @Override
  public List<Standing> below(Wad line, Book book, Facts facts) {
    var watched = markets.get(book.id());
    return watched != null && book.market() instanceof Market.Open market
        ? PlainHealthWatch.below(
            line, book, facts, watched.doubtful(line, market, book, facts).stream())
        : List.of();
  }

  @Override
  public List<LoanId> doubtful(Wad line, Book book, Facts facts) {
    var watched = markets.get(book.id());
    return watched != null && book.market() instanceof Market.Open market
        ? watched.doubtful(line, market, book, facts).stream().map(Loan.Open::id).toList()
        : List.of();
  }

  @Override
  public List<LoanId> underLiquidation(MarketId market) {
    return List.copyOf(underLiquidation.getOrDefault(market, new TreeSet<>()));
  }

  @Override
  public List<LoanId> underNotice(MarketId market) {
    return List.copyOf(underNotice.getOrDefault(market, new TreeSet<>()));
  }

  @Override
  public int indebted(MarketId market) {
    return Optional.ofNullable(markets.get(market)).map(WatchedMarket::size).orElse(0);
  }

  private static void note(
      Map<MarketId, SortedSet<LoanId>> noted, Loan.Open loan, boolean isNoted) {
    Collection<LoanId> loans =
        noted.computeIfAbsent(loan.market(), _ -> new ConcurrentSkipListSet<>());
    if (isNoted) loans.add(loan.id());
    else loans.remove(loan.id());
  }
}

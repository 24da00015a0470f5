package io.plimsoll.application.health;

import io.plimsoll.application.ledger.Standing;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Values every loan exactly at every look: the reference that a faster watch is held against. */
public final class PlainHealthWatch implements HealthWatch {

  private static final Comparator<Standing> WORST_FIRST =
      Comparator.comparing(Standing::health).thenComparing(Standing::loan);

  private final Map<MarketId, Map<LoanId, Loan.Open>> loans = new ConcurrentHashMap<>();

  @Override
  public void follow(Loan.Open loan) {
    var book = loans.computeIfAbsent(loan.market(), _ -> new ConcurrentHashMap<>());
    if (loan.isDebtFree() && loan.liquidation().isEmpty() && loan.footing().notice().isEmpty())
      book.remove(loan.id());
    else book.put(loan.id(), loan);
  }

  @Override
  public List<Standing> below(Wad line, Book book, Facts facts) {
    return below(line, book, facts, of(book.id()));
  }

  /** Values some loans of a market exactly. */
  static List<Standing> below(Wad line, Book book, Facts facts, Stream<Loan.Open> loans) {
    if (!(book.market() instanceof Market.Open market)) return List.of();
    var assessment = Assessment.of(book, market, facts);
    return loans
        .flatMap(
            loan ->
                assessment.valuation(loan).stream()
                    .flatMap(
                        value ->
                            value.health() instanceof HealthFactor.Of(var health)
                                    && health.compareTo(line) < 0
                                ? Stream.of(new Standing(loan.id(), health, value.debtValue()))
                                : Stream.empty()))
        .sorted(WORST_FIRST)
        .toList();
  }

  @Override
  public List<LoanId> underLiquidation(MarketId market) {
    return of(market)
        .filter(loan -> loan.liquidation().isPresent())
        .map(Loan.Open::id)
        .sorted()
        .toList();
  }

  @Override
  public List<LoanId> underNotice(MarketId market) {
    return of(market)
        .filter(loan -> loan.footing().notice().isPresent())
        .map(Loan.Open::id)
        .sorted()
        .toList();
  }

  @Override
  public int indebted(MarketId market) {
    return (int) of(market).filter(loan -> !loan.isDebtFree()).count();
  }

  private Stream<Loan.Open> of(MarketId market) {
    return loans.getOrDefault(market, Map.of()).values().stream();
  }
}

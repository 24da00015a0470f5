package io.plimsoll.application.liquidation;

import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.pacing.Exposure;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A market's loans that are close to 1. They are valued once for the prices of a moment, for all
 * cases pursued at these, and again only as they change: a crash holds back a thousand cases beside
 * a thousand loans, and each asks.
 */
final class NearLoans {

  private final Map<LoanId, List<Exposure>> near = new LinkedHashMap<>();
  private final Set<LoanId> changed = new HashSet<>();
  private Prices prices = Prices.NONE;
  private Wad reach = Wad.ZERO;

  /** Of no interest before the first question. */
  void changed(LoanId loan) {
    if (!reach.equals(Wad.ZERO)) changed.add(loan);
  }

  /** How far loans below a line are from 1, and perhaps some above it. */
  List<Exposure> below(Wad line, Market.Open market, Book book, Facts facts, HealthWatch watch) {
    if (!facts.prices().equals(prices) || line.compareTo(reach) > 0) {
      near.clear();
      prices = facts.prices();
      reach = farther(line);
      value(
          watch.below(reach, book, facts).stream().map(Standing::loan).toList(),
          Assessment.of(book, market, facts),
          book);
    } else {
      value(changed, Assessment.of(book, market, facts), book);
    }
    changed.clear();
    return near.values().stream().flatMap(List::stream).toList();
  }

  private void value(Collection<LoanId> loans, Assessment assessment, Book book) {
    for (var id : loans) {
      near.remove(id);
      if (book.loan(id) instanceof Loan.Open loan && loan.liquidation().isEmpty())
        assessment.valuation(loan).ifPresent(value -> near.put(id, Exposure.of(id, value)));
    }
  }

  /** Half as far again above 1, for with each sale the next one reaches farther. */
  private static Wad farther(Wad line) {
    var beyond = line.units().subtract(Wad.SCALE).max(BigInteger.ZERO);
    return new Wad(line.units().add(Rounding.UP.divide(beyond, BigInteger.TWO)));
  }
}

package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.queue.Place;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Knows every loan that owes something, and which of them stand below a line at the prices of the
 * moment. What it names is exact: a decider that looks at the same book and facts agrees. Called on
 * the market's lane.
 */
public interface HealthWatch {

  /** A loan's new state. */
  void follow(Loan.Open loan);

  /**
   * Loans that owe something and whose health factor is below the line: worst first, then by name.
   */
  List<Standing> below(Wad line, Book book, Facts facts);

  /**
   * Loans that may stand below the line, without an order; no other does. For whoever has the exact
   * look at many of them in stretches, with {@link #below(Wad, Book, Facts, List)}.
   */
  default List<LoanId> doubtful(Wad line, Book book, Facts facts) {
    return below(line, book, facts).stream().map(Standing::loan).toList();
  }

  /** Those of some loans whose health factor is below the line: worst first, then by name. */
  static List<Standing> below(Wad line, Book book, Facts facts, List<LoanId> loans) {
    return PlainHealthWatch.below(
        line,
        book,
        facts,
        loans.stream()
            .flatMap(
                id -> book.loan(id) instanceof Loan.Open loan ? Stream.of(loan) : Stream.empty()));
  }

  /** Loans below 1 in the order in which they are pursued: by urgency × size. */
  default List<Standing> queue(Book book, Facts facts) {
    return below(Wad.ONE, book, facts).stream()
        .sorted(Comparator.comparing(Standing::place))
        .toList();
  }

  /** Loans whose liquidation is under way, by name. */
  List<LoanId> underLiquidation(MarketId market);

  /** Loans whose borrowers were given a notice that was not taken back, by name. */
  List<LoanId> underNotice(MarketId market);

  /** How many loans of a market owe something. */
  int indebted(MarketId market);

  /**
   * A loan with its health factor, rounded down.
   *
   * @param debt what it owes, in the base currency, up
   */
  record Standing(LoanId loan, Wad health, Amount debt) {

    /** Where a loan below 1 stands in the queue. */
    public Place place() {
      return place(Wad.ONE);
    }

    /** Where a loan below a line stands in the queue. */
    public Place place(Wad line) {
      return Place.of(loan, health, line, debt);
    }
  }
}

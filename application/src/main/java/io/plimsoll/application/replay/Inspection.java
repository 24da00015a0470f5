package io.plimsoll.application.replay;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Looks at the book after every tick and counts what should not be; the first of a kind is logged.
 */
final class Inspection {

  private static final Logger LOG = System.getLogger(Inspection.class.getName());

  private static final int STRETCH = 100;

  private final ReplayDesk desk;
  private final MarketId market;
  private long ticks;
  private long overlooked;
  private long ticksWithUnsold;
  private int mostUnsold;
  private long unbalanced;

  Inspection(ReplayDesk desk, MarketId market) {
    this.desk = desk;
    this.market = market;
  }

  /** Loans below 1, by whether a case is open for them. */
  private record Below(int withCase, int withoutCase) {}

  /**
   * Balances the books, and looks at every loan unless the tick's own examination has just done so
   * without finding any; at every hundredth tick in any case.
   *
   * @param lookedThrough whether all loans were found to be at 1 or above in this tick, and nothing
   *     was committed since
   */
  void afterTick(boolean lookedThrough) {
    ticks++;
    if (!lookedThrough || ticks % STRETCH == 0) {
      var below = desk.lanes().read(market, this::below).join();
      if (below.withoutCase() > 0 && overlooked == 0)
        LOG.log(Level.ERROR, "%d loans below 1 were overlooked".formatted(below.withoutCase()));
      overlooked += below.withoutCase();
      if (below.withCase() > 0) ticksWithUnsold++;
      mostUnsold = Math.max(mostUnsold, below.withCase());
    }
    for (var asset : desk.ledger().trialBalance(market))
      if (asset.difference().signum() != 0) {
        if (unbalanced++ == 0)
          LOG.log(Level.ERROR, "The books do not balance: %s".formatted(asset));
      }
  }

  private Below below(Book book, Facts facts) {
    var standings = desk.watch().below(Wad.ONE, book, facts);
    var withCase = (int) standings.stream().filter(loan -> hasCase(book, loan.loan())).count();
    return new Below(withCase, standings.size() - withCase);
  }

  private static boolean hasCase(Book book, LoanId id) {
    return book.loan(id) instanceof Loan.Open loan && loan.liquidation().isPresent();
  }

  /** Ticks looked at. */
  long ticks() {
    return ticks;
  }

  /** Loans below 1 at the end of a tick for which no case was open, summed over all ticks. */
  long overlooked() {
    return overlooked;
  }

  /** Ticks at whose end a case waited for a venue to take more, or for a fresh price. */
  long ticksWithUnsold() {
    return ticksWithUnsold;
  }

  int mostUnsold() {
    return mostUnsold;
  }

  /** Assets whose debits were not their credits, summed over all ticks. */
  long unbalanced() {
    return unbalanced;
  }
}

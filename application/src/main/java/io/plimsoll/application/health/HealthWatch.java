package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import java.util.List;

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

  /** Loans whose liquidation is under way, by name. */
  List<LoanId> underLiquidation(MarketId market);

  /** Loans whose borrowers were given a notice that was not taken back, by name. */
  List<LoanId> underNotice(MarketId market);

  /** How many loans of a market owe something. */
  int indebted(MarketId market);

  /** A loan and its health factor, rounded down. */
  record Standing(LoanId loan, Wad health) {}
}

package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/** Finds the market of a loan, and so the lane its commands belong to. */
public final class LoanFinder {

  private final LoanBook book;
  private final ReadModels readModels;

  public LoanFinder(LoanBook book, ReadModels readModels) {
    this.book = book;
    this.readModels = readModels;
  }

  /**
   * @throws Declined if there is no such loan
   */
  public MarketId marketOf(LoanId loan) {
    return find(loan).orElseThrow(() -> unknown(loan));
  }

  public Optional<MarketId> find(LoanId loan) {
    return readModels.find(() -> book.marketOf(loan));
  }

  public static Declined unknown(LoanId loan) {
    return new Declined(Problems.of(new LoanUnknown(loan)));
  }
}

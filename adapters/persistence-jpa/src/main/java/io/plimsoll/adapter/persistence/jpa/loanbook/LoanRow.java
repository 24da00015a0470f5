package io.plimsoll.adapter.persistence.jpa.loanbook;

import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A loan that was opened, to be read; {@link JpaLoanBook} writes it. */
@Entity
@Immutable
@Table(name = "loan_directory")
class LoanRow {

  @Id private String loan;
  private String market;
  private String borrower;
  private Instant openedAt;

  @SuppressWarnings("NullAway.Init")
  protected LoanRow() {}

  String name() {
    return loan;
  }

  LoanSummary summary() {
    return new LoanSummary(
        new LoanId(loan), new MarketId(market), new BorrowerId(borrower), openedAt);
  }
}

package io.plimsoll.adapter.persistence.jpa.loanbook;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A loan that was opened. */
@Entity
@Immutable
@Table(name = "loan_directory")
class LoanRow extends AppendedRow<String> {

  @Id private String loan;
  private String market;
  private String borrower;
  private Instant openedAt;

  @SuppressWarnings("NullAway.Init")
  protected LoanRow() {}

  LoanRow(LoanOpened event) {
    loan = event.loan().text();
    market = event.market().text();
    borrower = event.borrower().text();
    openedAt = event.at();
  }

  @Override
  public String getId() {
    return loan;
  }

  LoanSummary summary() {
    return new LoanSummary(
        new LoanId(loan), new MarketId(market), new BorrowerId(borrower), openedAt);
  }
}

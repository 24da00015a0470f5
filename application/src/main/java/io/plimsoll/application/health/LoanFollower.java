package io.plimsoll.application.health;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanId;
import java.util.LinkedHashSet;
import java.util.List;

/** Keeps the health watch in step with the loans, commit by commit. */
public final class LoanFollower implements Committed {

  private final HealthWatch watch;

  public LoanFollower(HealthWatch watch) {
    this.watch = watch;
  }

  @Override
  public void committed(Book book, List<Event> events) {
    var loans = new LinkedHashSet<LoanId>();
    for (var event : events) if (event instanceof LoanEvent e) loans.add(e.loan());
    for (var id : loans) if (book.loan(id) instanceof Loan.Open loan) watch.follow(loan);
  }
}

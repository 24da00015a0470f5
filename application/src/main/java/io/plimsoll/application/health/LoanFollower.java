package io.plimsoll.application.health;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Keeps the health watch in step with the loans: with each commit, and once at the start with all
 * that are there.
 */
public final class LoanFollower implements Committed {

  private static final int STRETCH = 1_000;

  private final HealthWatch watch;

  public LoanFollower(HealthWatch watch) {
    this.watch = watch;
  }

  @Override
  public void committed(Book book, List<Event> events) {
    var loans = new LinkedHashSet<LoanId>();
    for (var event : events) if (event instanceof LoanEvent e) loans.add(e.loan());
    follow(book, loans);
  }

  /**
   * Shows the watch every loan of a market, a stretch at a time so that the lane is not held up.
   */
  public void catchUp(MarketId market, LoanBook loans, Lanes lanes) {
    var all = loans.all(market);
    for (var start = 0; start < all.size(); start += STRETCH) {
      var stretch = all.subList(start, Math.min(start + STRETCH, all.size()));
      lanes
          .read(
              market,
              (book, _) -> {
                follow(book, stretch);
                return stretch.size();
              })
          .join();
    }
  }

  private void follow(Book book, Iterable<LoanId> loans) {
    for (var id : loans) if (book.loan(id) instanceof Loan.Open loan) watch.follow(loan);
  }
}

package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import java.util.List;
import java.util.Optional;

/** The case opened on a loan below 1, from the evidence to the close. */
public sealed interface Liquidation extends StreamState {

  record Unopened() implements Liquidation {}

  /**
   * @param order given to a venue and not answered yet
   * @param orders how many have been given
   * @param sold whether anything has been sold
   */
  record Open(LiquidationId id, LoanId loan, Optional<SaleOrder> order, int orders, boolean sold)
      implements Liquidation {

    /** The name of the next order: {@code L1.2-3}. */
    String nextOrder() {
      return id.text() + "-" + (orders + 1);
    }
  }

  record Closed(LiquidationId id, LoanId loan, Outcome outcome) implements Liquidation {}

  static Decision decide(Book book, LiquidationCommand command, Facts facts) {
    return new Selling(book, facts).decide(command);
  }

  /**
   * What would be sold next, the lot to try first at the head; empty if the loan's prices are
   * missing, or nothing of it is owed or held that may be sold now.
   */
  static List<Lot> nextLots(Book book, LoanId id, Facts facts) {
    return book.loan(id) instanceof Loan.Open loan && book.market() instanceof Market.Open market
        ? Assessment.of(book, market, facts)
            .valuation(loan)
            .map(valuation -> DirectSale.lots(valuation, facts.now()))
            .orElse(List.of())
        : List.of();
  }

  static Liquidation evolve(Liquidation liquidation, LiquidationEvent event) {
    if (event instanceof LiquidationOpened e)
      return new Open(e.liquidation(), e.loan(), Optional.empty(), 0, false);
    if (!(liquidation instanceof Open open))
      throw new IllegalStateException(event + " cannot follow " + liquidation);
    return switch (event) {
      case LiquidationOpened _ ->
          throw new IllegalStateException(event + " cannot follow " + liquidation);
      case SaleOrdered e ->
          new Open(open.id, open.loan, Optional.of(e.order()), open.orders + 1, open.sold);
      case LotSold _ -> new Open(open.id, open.loan, Optional.empty(), open.orders, true);
      case DebtSetOff _ -> new Open(open.id, open.loan, open.order, open.orders, true);
      case OrderUnfilled _ ->
          new Open(open.id, open.loan, Optional.empty(), open.orders, open.sold);
      case CollateralCalled _ -> new Open(open.id, open.loan, open.order, open.orders, true);
      case LoanAbsorbed _ -> new Open(open.id, open.loan, open.order, open.orders, true);
      case ShortfallBooked _ -> open;
      case LiquidationClosed e -> new Closed(open.id, open.loan, e.outcome());
    };
  }
}

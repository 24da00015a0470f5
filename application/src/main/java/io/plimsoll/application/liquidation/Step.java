package io.plimsoll.application.liquidation;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import java.util.List;

/** What a liquidation needs next. */
sealed interface Step {

  /** An order has no answer yet. */
  record Settle(SaleOrder order) implements Step {}

  /** The lot to try first at the head; none where nothing backs the loan any more. */
  record Sell(List<Lot> lots) implements Step {}

  /** The loan is at 1 or above again. */
  record Heal() implements Step {}

  /** Closed, or nothing can be said without a price, or sold for now. */
  record Over() implements Step {}

  static Step of(Book book, LiquidationId id, Facts facts) {
    if (!(book.liquidation(id) instanceof Liquidation.Open open
        && book.market() instanceof Market.Open market
        && book.loan(open.loan()) instanceof Loan.Open loan)) return new Over();
    if (open.order().isPresent()) return new Settle(open.order().get());
    var valuation = Assessment.of(book, market, facts).valuation(loan);
    if (valuation.isEmpty()) return new Over();
    if (!valuation.get().health().isLiquidatable()) return new Heal();
    var lots = Liquidation.nextLots(book, open.loan(), facts);
    return lots.isEmpty() && !loan.backing().isEmpty() ? new Over() : new Sell(lots);
  }
}

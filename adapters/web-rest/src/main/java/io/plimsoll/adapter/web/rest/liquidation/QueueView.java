package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.queue.Place;
import org.jspecify.annotations.Nullable;

/**
 * A loan below 1 in its place.
 *
 * @param liquidation its case; null if none has been opened yet
 * @param urgency how far its health factor is below 1
 * @param size what it owes, in the base currency
 * @param onSale null: nothing
 */
public record QueueView(
    LoanId loan,
    @Nullable LiquidationId liquidation,
    Wad urgency,
    Amount size,
    @Nullable OnSale onSale) {

  static QueueView of(Book book, Place place) {
    var loan = (Loan.Open) book.loan(place.loan());
    return new QueueView(
        place.loan(),
        loan.liquidation().orElse(null),
        place.urgency(),
        place.size(),
        Liquidation.open(book, loan)
            .flatMap(Liquidation.Open::offer)
            .map(offer -> OnSale.of(book, offer))
            .orElse(null));
  }
}

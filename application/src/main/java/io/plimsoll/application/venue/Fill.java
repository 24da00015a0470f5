package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Amount;

/** What a venue sold of a lot, and for how much; nothing sold is an answer too. */
public record Fill(Amount sold, Amount received) {

  public static Fill nothing(Lot lot) {
    return new Fill(lot.quantity().token().zero(), lot.debtToCover().token().zero());
  }

  Fill plus(Fill other) {
    return new Fill(sold.plus(other.sold), received.plus(other.received));
  }
}

package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;

/**
 * Collateral that the desk may sell in one step, and for what.
 *
 * @param quantity most that may be sold
 * @param debtToCover what the step is meant to repay
 * @param fee the treasury's part, taken from what the sale brings beyond the debt
 * @param bound least the sale must bring: debt tokens per whole collateral token, up; the price at
 *     which a keeper would have got the collateral, so a sale by the desk is never worse for the
 *     borrower than a call
 */
public record Lot(Amount quantity, Amount debtToCover, Amount fee, Wad bound) {

  /** Whether what is held is the very asset that is owed, so that nothing has to be sold. */
  public boolean isSetOff() {
    return quantity.token().equals(debtToCover.token());
  }

  /** A part of it, with its part of the debt and of the fee; both down. */
  public Lot part(Amount some) {
    return new Lot(some, share(debtToCover, some), share(fee, some), bound);
  }

  private Amount share(Amount whole, Amount some) {
    return whole.token().units(Rounding.DOWN.mulDiv(whole.units(), some.units(), quantity.units()));
  }

  /** Whether what a venue says it would do is within the lot and its bound. */
  public boolean fits(SaleQuote quote) {
    return quote.isOf(quantity.token(), debtToCover.token())
        && !quote.sold().isZero()
        && !quote.sold().exceeds(quantity)
        && isFair(quote.sold(), quote.received());
  }

  /** A venue may take crumbs for nothing only with the whole lot, or crumb after crumb would go. */
  boolean isFair(Amount sold, Amount received) {
    return !leastFor(sold).exceeds(received) && (!received.isZero() || sold.equals(quantity));
  }

  /** Where the sale may stop: debt and fee are covered. */
  public Amount wanted() {
    return debtToCover.plus(fee);
  }

  /**
   * The least that a quantity sold must have brought; down, so that crumbs can be sold for nothing.
   */
  public Amount leastFor(Amount sold) {
    return debtToCover
        .token()
        .units(
            Rounding.DOWN.divide(
                sold.units().multiply(bound.units()).multiply(debtToCover.token().unit()),
                Wad.SCALE.multiply(sold.token().unit())));
  }
}

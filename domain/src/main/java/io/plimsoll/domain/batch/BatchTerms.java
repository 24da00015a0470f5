package io.plimsoll.domain.batch;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;

/**
 * Under what rules a batch is sold.
 *
 * @param collateral what is sold
 * @param payment what is paid: the asset owed
 * @param minimum least price: debt tokens per whole collateral token, above zero
 * @param endsAt bids count before this moment and not at it
 */
public record BatchTerms(
    Token collateral, Token payment, Wad minimum, Instant endsAt, MarginRule margin) {

  public BatchTerms {
    if (minimum.units().signum() == 0)
      throw new IllegalArgumentException("Nothing is sold for nothing: the minimum is above zero");
    if (collateral.equals(payment))
      throw new IllegalArgumentException(collateral.symbol() + " is not sold for itself");
  }

  /**
   * What a quantity costs at a price per whole token; up to a unit of what is paid, for the seller.
   */
  public Amount cost(Amount quantity, Wad price) {
    requireCollateral(quantity);
    return payment.units(
        Rounding.UP.divide(
            quantity.units().multiply(price.units()).multiply(payment.unit()),
            Wad.SCALE.multiply(collateral.unit())));
  }

  /** What a quantity brings at the least price. */
  Amount least(Amount quantity) {
    return cost(quantity, minimum);
  }

  /** Most that brings no more than an amount at the least price. */
  Amount within(Amount room) {
    return brings(room, Rounding.DOWN);
  }

  /** The quantity that brings an amount at the least price; up. */
  Amount enoughFor(Amount wanted) {
    return brings(wanted, Rounding.UP);
  }

  private Amount brings(Amount amount, Rounding rounding) {
    return collateral.units(
        rounding.divide(
            amount.units().multiply(Wad.SCALE).multiply(collateral.unit()),
            minimum.units().multiply(payment.unit())));
  }

  void requireCollateral(Amount quantity) {
    if (!quantity.token().equals(collateral))
      throw new IllegalArgumentException(quantity + " is not of the lot: " + collateral.symbol());
  }
}

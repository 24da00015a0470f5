package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;

/**
 * What is for sale, and until when.
 *
 * @param lot most that may be sold
 * @param price the oracle's: debt tokens per whole collateral token
 * @param debtToCover what the sale is meant to repay
 * @param bonus what a keeper's call gives beyond the debt repaid
 * @param fee the treasury's share of the bonus
 * @param age since the case was opened
 * @param horizon age at which the lot has to be sold
 */
public record Offer(
    Amount lot,
    Wad price,
    Amount debtToCover,
    BasisPoints bonus,
    BasisPoints fee,
    Duration age,
    Duration horizon) {

  public Offer {
    if (lot.token().equals(debtToCover.token()))
      throw new IllegalArgumentException(lot.token().symbol() + " is not sold for itself");
    if (fee.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException("A share of the bonus is at most 1, not " + fee.decimal());
    if (age.isNegative() || horizon.isNegative())
      throw new IllegalArgumentException("Time is not negative: " + age + " of " + horizon);
  }

  /** Of the whole lot at the oracle's price, down. */
  public Amount value() {
    return debtToCover
        .token()
        .units(
            Rounding.DOWN.divide(
                lot.units().multiply(price.units()).multiply(debtToCover.token().unit()),
                Wad.SCALE.multiply(lot.token().unit())));
  }

  /** A part of the lot with its part of the debt, up. */
  Offer part(Amount quantity) {
    var debt = Rounding.UP.mulDiv(debtToCover.units(), quantity.units(), lot.units());
    return new Offer(quantity, price, debtToCover.token().units(debt), bonus, fee, age, horizon);
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;

/**
 * What a lot's collateral costs in the debt's token.
 *
 * @param perWhole debt tokens per whole collateral token
 */
record LotPrice(Ray perWhole, Token collateral, Token debt) {

  /** In the debt's smallest units. */
  Amount cost(Amount slice, Rounding rounding) {
    return debt.units(
        rounding.divide(
            slice.units().multiply(perWhole.units()).multiply(debt.unit()),
            Ray.SCALE.multiply(collateral.unit())));
  }

  /** How much collateral a payment buys, down. @throws ArithmeticException if the price is zero */
  Amount buys(Amount payment) {
    return collateral.units(
        Rounding.DOWN.divide(
            payment.units().multiply(Ray.SCALE).multiply(collateral.unit()),
            perWhole.units().multiply(debt.unit())));
  }
}

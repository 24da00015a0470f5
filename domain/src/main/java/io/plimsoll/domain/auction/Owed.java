package io.plimsoll.domain.auction;

import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;

/**
 * A debt in shares that are not divided: Maker's normalised debt and its rate. Where a debt is
 * counted in its token's own units, a share is worth one of them.
 *
 * @param perShare what one share is worth, above zero
 */
public record Owed(BigInteger shares, Amount perShare) {

  public Owed {
    if (perShare.isZero()) throw new IllegalArgumentException("A share is worth something");
  }

  /** A debt in its token's smallest units. */
  public static Owed of(Amount debt) {
    return new Owed(debt.units(), debt.token().units(BigInteger.ONE));
  }

  Amount worth(BigInteger some) {
    return perShare.token().units(some.multiply(perShare.units()));
  }
}

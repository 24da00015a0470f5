package io.plimsoll.domain.auction;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/** A loan's debt with the collateral that stands for it; Maker's {@code Dog.bark}. */
record Seizable(Owed owed, Amount collateral) {

  /**
   * The shares of the debt that fit under a cap: all, or room / (worth of a share × penalty), down.
   */
  BigInteger within(Amount room, Wad penalty) {
    var fitting =
        Rounding.DOWN.mulDiv(
            room.units(), Wad.SCALE, owed.perShare().units().multiply(penalty.units()));
    return fitting.min(owed.shares());
  }

  /** Whether taking some shares leaves the loan with some debt, but less than a minimum. */
  boolean leavesDust(BigInteger shares, Amount minimum) {
    return minimum.exceeds(owed.worth(owed.shares().subtract(shares)));
  }

  boolean isAll(BigInteger shares) {
    return shares.equals(owed.shares());
  }

  /** The collateral's part that goes with some shares, down. */
  Amount lot(BigInteger shares) {
    return collateral
        .token()
        .units(Rounding.DOWN.mulDiv(collateral.units(), shares, owed.shares()));
  }
}

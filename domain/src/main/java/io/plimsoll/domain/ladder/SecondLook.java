package io.plimsoll.domain.ladder;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.oracle.Price;

/**
 * The desk sells no loan at a loss on the word of one source.
 *
 * @param tolerance by how much of the price acted on another source's may differ and still agree
 */
public record SecondLook(BasisPoints tolerance) {

  public SecondLook {
    if (tolerance.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException("The tolerance is at most 1, not " + tolerance.decimal());
  }

  /** Whether |other - acted| is at most tolerance × acted, exactly. */
  boolean agree(Price acted, Price other) {
    var mine = acted.baseUnits().multiply(other.assetUnits());
    var theirs = other.baseUnits().multiply(acted.assetUnits());
    return theirs
            .subtract(mine)
            .abs()
            .multiply(BasisPoints.SCALE)
            .compareTo(mine.multiply(tolerance.units()))
        <= 0;
  }
}

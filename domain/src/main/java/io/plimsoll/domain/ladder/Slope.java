package io.plimsoll.domain.ladder;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;

/**
 * A share that grows as health falls.
 *
 * @param from at the level where small sales begin
 * @param to at a health factor of 1; no less than {@code from}
 */
public record Slope(BasisPoints from, BasisPoints to) {

  boolean isReversed() {
    return from.compareTo(to) > 0;
  }

  /**
   * Linear, down to a basis point.
   *
   * @param way from the one end, 0, to the other, 1
   */
  BasisPoints at(Wad way) {
    var more = to.units().subtract(from.units());
    return new BasisPoints(
        from.units().add(Rounding.DOWN.mulDiv(more, way.units(), Wad.SCALE)).intValueExact());
  }
}

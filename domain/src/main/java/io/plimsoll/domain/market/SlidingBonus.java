package io.plimsoll.domain.market;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * A bonus that grows as health falls, so that nobody waits for a loan to get worse: Aave v4.
 *
 * @param healthForMost at this health factor and below, the asset's whole bonus; below 1
 * @param factor share of the whole bonus at a health factor just below 1
 */
public record SlidingBonus(Wad healthForMost, BasisPoints factor) {

  public SlidingBonus {
    if (healthForMost.compareTo(Wad.ONE) >= 0)
      throw new IllegalArgumentException(
          "The health factor of the whole bonus is below 1, not " + healthForMost);
    if (factor.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException("The factor is at most 1, not " + factor.decimal());
  }

  /**
   * The bonus at a health factor: linear between both ends, down to a basis point; at 1 and above,
   * where a case may still sell, the least.
   *
   * @param most the asset's whole bonus
   */
  public BasisPoints bonus(BasisPoints most, Wad health) {
    if (health.compareTo(healthForMost) <= 0) return most;
    var least = factor.of(most.units(), Rounding.DOWN);
    var way =
        Rounding.DOWN.mulDiv(
            most.units().subtract(least),
            Wad.SCALE.subtract(health.units()).max(BigInteger.ZERO),
            Wad.SCALE.subtract(healthForMost.units()));
    return new BasisPoints(least.add(way).intValueExact());
  }
}

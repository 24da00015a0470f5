package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * The most a slowly growing value can have grown to: ratio × (1 + perYear × time ÷ 365 days), as
 * Aave's correlated-asset price oracle. Ratio and time belong together, so that they only ever
 * change together: a clipped ratio with the time of the unclipped one lies below the truth at once.
 *
 * @param ratio the value at a time
 */
public record GrowthCap(Wad ratio, Instant at, BasisPoints perYear) {

  private static final BigInteger YEAR = BigInteger.valueOf(Duration.ofDays(365).toMillis());

  /** Down; before its time, as at its time. */
  public Wad at(Instant now) {
    var since = BigInteger.valueOf(Math.max(0, Duration.between(at, now).toMillis()));
    var growth =
        Rounding.DOWN.divide(
            ratio.units().multiply(perYear.units()).multiply(since),
            BasisPoints.SCALE.multiply(YEAR));
    return new Wad(ratio.units().add(growth));
  }
}

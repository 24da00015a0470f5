package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.auction.terms.ResetCause.BelowFloor;
import io.plimsoll.domain.auction.terms.ResetCause.Expired;
import io.plimsoll.domain.auction.terms.ResetCause.PriceFallen;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.time.Duration;
import java.util.Optional;

/**
 * When an auction that nobody took from has to be started again.
 *
 * @param tail longest age in whole seconds; at this age it still runs
 * @param cusp least share of the start price; at this share it still runs
 */
public record ResetRule(Duration tail, Ray cusp) {

  /**
   * As Maker's {@code Clipper.status}: age > tail, or price / start < cusp with the quotient down;
   * and, which Maker has not, price < floor.
   */
  public Optional<ResetCause> cause(long seconds, Ray price, Ray start, Optional<Ray> floor) {
    if (seconds > tail.toSeconds())
      return Optional.of(new Expired(Duration.ofSeconds(seconds), tail));
    var share = new Ray(Rounding.DOWN.mulDiv(price.units(), Ray.SCALE, start.units()));
    if (share.compareTo(cusp) < 0) return Optional.of(new PriceFallen(share, cusp));
    return floor
        .filter(least -> price.compareTo(least) < 0)
        .map(least -> new BelowFloor(price, least));
  }
}

package io.plimsoll.domain.reserve;

import java.time.Instant;
import java.util.Optional;

/**
 * What may be done with an asset at all.
 *
 * @param borrowable whether it may be drawn by loans without a category
 * @param frozen nothing new: no supply, no draw; withdrawing, repaying and selling go on
 * @param paused nothing moves, not even a sale
 * @param graceUntil no liquidation up to and including this moment, so that borrowers can act after
 *     a pause
 */
public record ReserveStatus(
    boolean borrowable, boolean frozen, boolean paused, Optional<Instant> graceUntil) {

  public static final ReserveStatus OPEN = new ReserveStatus(true, false, false, Optional.empty());

  /** Whether the time to act after a pause still runs. */
  public boolean isGrace(Instant now) {
    return graceUntil.filter(until -> !now.isAfter(until)).isPresent();
  }

  /** Whether nothing of the asset may be sold, or sold for, now. */
  public boolean barsSale(Instant now) {
    return paused || isGrace(now);
  }
}

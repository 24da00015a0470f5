package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.application.simulation.SimulatedFaults.Shares;
import io.plimsoll.domain.money.BasisPoints;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How unreliable a simulated venue is. What befalls an order follows from the seed and its name
 * alone.
 *
 * @param latency how long every question takes
 */
record Faults(long seed, Shares shares, Duration latency) {

  /** What befalls an order. */
  enum Fault {
    NONE,
    LOST,
    UNANSWERED,
    LATE,
    TWICE,
    PARTIAL
  }

  static final Faults NONE = new Faults(1, Shares.NONE, Duration.ZERO);

  /** Spreads names that differ in their last letter only. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  Faults with(Shares other) {
    return new Faults(seed, other, latency);
  }

  Fault of(String order) {
    var left =
        new SplittableRandom(seed + GOLDEN * order.hashCode()).nextInt(BasisPoints.ONE.value());
    for (var fault : Fault.values()) {
      if (fault == Fault.NONE) continue;
      left -= share(fault).value();
      if (left < 0) return fault;
    }
    return Fault.NONE;
  }

  private BasisPoints share(Fault fault) {
    return switch (fault) {
      case NONE -> BasisPoints.ONE;
      case LOST -> shares.lost();
      case UNANSWERED -> shares.unanswered();
      case LATE -> shares.late();
      case TWICE -> shares.twice();
      case PARTIAL -> shares.partial();
    };
  }
}

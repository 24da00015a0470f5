package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.BasisPoints;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * A Poisson stream of keepers: the time between two is exponential. StrictMath, because every
 * machine must draw the same; an absence leaves out visits and moves none.
 */
final class SimulatedArrivals {

  private static final int KEEPERS = 12;
  private static final double MILLIS_AN_HOUR = 3_600_000;

  private final KeeperSettings settings;
  private final DoubleSupplier uniform;
  private Instant last;
  private long number;

  /**
   * @param uniform numbers from 0 to below 1
   */
  SimulatedArrivals(KeeperSettings settings, Instant from, DoubleSupplier uniform) {
    this.settings = settings;
    this.uniform = uniform;
    this.last = from;
  }

  /** Everybody who may come. */
  static List<KeeperId> all() {
    return IntStream.rangeClosed(1, KEEPERS).mapToObj(SimulatedArrivals::keeper).toList();
  }

  /** The next visit; in the farthest future if nobody comes. */
  Visit next() {
    if (settings.perHour() == 0) return new Visit(0, Instant.MAX, keeper(1), settings.margin());
    Visit visit;
    do {
      var hours = -StrictMath.log(1 - uniform.getAsDouble()) / settings.perHour();
      last = last.plusMillis(Math.max(1, (long) (hours * MILLIS_AN_HOUR)));
      var keeper = keeper(1 + (int) (uniform.getAsDouble() * KEEPERS));
      var margin = (int) (uniform.getAsDouble() * (2 * settings.margin().value() + 1));
      visit = new Visit(++number, last, keeper, new BasisPoints(margin));
    } while (settings.isAway(visit.at()));
    return visit;
  }

  private static KeeperId keeper(int number) {
    return new KeeperId("simulated-keeper-" + number);
  }
}

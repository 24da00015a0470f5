package io.plimsoll.bootstrap;

import io.plimsoll.application.projection.Projections;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells operations that a read model does not follow some streams: the desk works, its lists lack
 * something.
 */
final class ParkedReport extends AbstractHealthIndicator {

  static final String DEGRADED = "DEGRADED";

  /** More would drown the reader; the list has its own address. */
  private static final int MOST = 20;

  private final Projections projections;

  ParkedReport(Projections projections) {
    super("What is parked cannot be told");
    this.projections = projections;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var parked = projections.parked();
    if (parked.isEmpty()) {
      health.up();
      return;
    }
    health.status(DEGRADED).withDetail("streams", parked.size());
    parked.stream()
        .limit(MOST)
        .forEach(
            one ->
                health.withDetail(
                    one.projection() + " " + one.stream(),
                    "%d events from version %d on, since %s: %s"
                        .formatted(one.events(), one.version(), one.since(), one.cause())));
  }
}

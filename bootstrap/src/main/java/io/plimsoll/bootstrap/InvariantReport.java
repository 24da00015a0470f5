package io.plimsoll.bootstrap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plimsoll.application.invariant.Breaches;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells operations which invariants are broken: as a metric, and as a part of the desk's health.
 */
final class InvariantReport implements HealthIndicator, MeterBinder {

  private final Breaches breaches;

  InvariantReport(Breaches breaches) {
    this.breaches = breaches;
  }

  @Override
  public Health health() {
    var standing = breaches.standing();
    if (standing.isEmpty()) return Health.up().build();
    var health = Health.down();
    for (var breach : standing)
      health.withDetail(
          "%s %s %s".formatted(breach.rule(), breach.market(), breach.subject()),
          breach.explanation());
    return health.build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("plimsoll.invariants.broken", breaches, b -> b.standing().size())
        .description("Invariants that do not hold now")
        .register(registry);
    FunctionCounter.builder("plimsoll.invariants.breaches", breaches, Breaches::found)
        .description("Breaches found since the start")
        .register(registry);
  }
}

package io.plimsoll.bootstrap;

import io.plimsoll.application.projection.Projections;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps callers away until every read model has seen what was stored before the start. Lanes and
 * the health watch need no such word: the web server starts after them.
 */
final class ReadModelReadiness implements HealthIndicator, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReadModelReadiness.class);
  private static final Duration STRETCH = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Projections projections;
  private volatile boolean caughtUp;
  private volatile boolean running;

  ReadModelReadiness(Projections projections) {
    this.projections = projections;
  }

  @Override
  public Health health() {
    return caughtUp
        ? Health.up().build()
        : Health.outOfService()
            .withDetail("readModels", "catching up with what was stored before the start")
            .build();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("readiness").start(this::await);
  }

  private void await() {
    while (running && !caughtUp)
      try {
        caughtUp = projections.awaitCaughtUp(STRETCH);
        if (!caughtUp) LOG.info("The read models are still catching up");
      } catch (RuntimeException e) {
        LOG.warn("Whether the read models have caught up cannot be told; asked again", e);
        pause();
      }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the read models' processors. */
  @Override
  public int getPhase() {
    return -700;
  }
}

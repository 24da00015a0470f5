package io.plimsoll.adapter.schedule.spring;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs its rounds on one thread, each again a while after it ended. */
final class Rounds implements SmartLifecycle {

  private static final int PATIENCE_SECONDS = 10;

  private final Map<Runnable, Duration> pauses;
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private volatile boolean running;

  /**
   * @param pauses how long after its end each round begins again
   */
  Rounds(Map<Runnable, Duration> pauses) {
    this.pauses = Map.copyOf(pauses);
    scheduler.setPoolSize(1);
    scheduler.setThreadNamePrefix("rounds-");
    scheduler.setWaitForTasksToCompleteOnShutdown(true);
    scheduler.setAwaitTerminationSeconds(PATIENCE_SECONDS);
  }

  @Override
  public void start() {
    scheduler.initialize();
    pauses.forEach(
        (round, pause) -> {
          var _ = scheduler.scheduleWithFixedDelay(round, pause);
        });
    running = true;
  }

  /** Lets the round in hand come to its end. */
  @Override
  public void stop() {
    scheduler.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

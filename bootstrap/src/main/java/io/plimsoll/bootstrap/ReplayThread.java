package io.plimsoll.bootstrap;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the replay beside the server, once that is up; the server stays when the replay has ended.
 */
final class ReplayThread implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayThread.class);

  private final Runnable replay;
  private volatile Optional<Thread> thread = Optional.empty();

  ReplayThread(Runnable replay) {
    this.replay = replay;
  }

  @Override
  public void start() {
    thread =
        Optional.of(
            Thread.ofPlatform()
                .name("replay")
                .uncaughtExceptionHandler((_, failure) -> LOG.error("The replay broke", failure))
                .start(replay));
  }

  /** It ends after the tick in hand. */
  @Override
  public void stop() {
    thread.ifPresent(
        running -> {
          running.interrupt();
          try {
            if (!running.join(Duration.ofSeconds(20))) LOG.warn("The replay is still at its tick");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }

  /** Last of all to start, first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}

package io.plimsoll.application.replay;

import java.time.Duration;
import java.time.Instant;

/** How fast history goes by. */
final class Pace {

  private final long speed;
  private Instant from = Instant.EPOCH;
  private long begun = System.nanoTime();

  /**
   * @param speed seconds of history in a second; 0: as fast as it goes
   */
  Pace(long speed) {
    this.speed = speed;
  }

  /** History is at this moment now. */
  void startAt(Instant moment) {
    from = moment;
    begun = System.nanoTime();
  }

  /** Waits until history has come to a moment; false if the thread was interrupted meanwhile. */
  boolean waitFor(Instant moment) {
    if (speed == 0) return !Thread.currentThread().isInterrupted();
    var due = Duration.between(from, moment).dividedBy(speed);
    var left = due.minusNanos(System.nanoTime() - begun);
    try {
      if (left.isPositive()) Thread.sleep(left);
      return !Thread.currentThread().isInterrupted();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

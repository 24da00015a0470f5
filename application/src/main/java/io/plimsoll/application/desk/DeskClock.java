package io.plimsoll.application.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The desk's time, cut to milliseconds. It follows the machine's clock, or stands still and moves
 * only when told to: in the sandbox by its user, in a replay by the history.
 */
public final class DeskClock implements InstantSource {

  private final InstantSource running;
  private volatile Instant told;

  private DeskClock(InstantSource running, Instant told) {
    this.running = running;
    this.told = told;
  }

  public static DeskClock running() {
    return new DeskClock(InstantSource.system(), Instant.EPOCH);
  }

  public static DeskClock standingAt(Instant start) {
    var cut = start.truncatedTo(ChronoUnit.MILLIS);
    return new DeskClock(() -> cut, cut);
  }

  @Override
  public Instant instant() {
    var now = running.instant().truncatedTo(ChronoUnit.MILLIS);
    return told.isAfter(now) ? told : now;
  }

  /** Moves forward to a moment; an earlier one changes nothing. */
  public synchronized Instant advanceTo(Instant moment) {
    var cut = moment.truncatedTo(ChronoUnit.MILLIS);
    if (cut.isAfter(told)) told = cut;
    return instant();
  }

  /**
   * @throws IllegalArgumentException if the step is negative
   */
  public synchronized Instant advance(Duration step) {
    if (step.isNegative())
      throw new IllegalArgumentException("Time does not run backwards: " + step);
    return advanceTo(instant().plus(step));
  }
}

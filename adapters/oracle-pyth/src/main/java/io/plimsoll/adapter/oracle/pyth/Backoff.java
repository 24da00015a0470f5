package io.plimsoll.adapter.oracle.pyth;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each failure, up to a bound, and
 * shorter by up to a half at random, so that many who lost one server do not return together.
 */
final class Backoff {

  private final Duration first;
  private final Duration most;
  private final RandomGenerator chance;
  private Duration next;

  Backoff(Duration first, Duration most, RandomGenerator chance) {
    this.first = first;
    this.most = most;
    this.chance = chance;
    this.next = first;
  }

  Duration next() {
    var whole = next.toMillis();
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) > 0 ? most : doubled;
    return Duration.ofMillis(whole - Math.round(whole / 2.0 * chance.nextDouble()));
  }

  void reset() {
    next = first;
  }
}

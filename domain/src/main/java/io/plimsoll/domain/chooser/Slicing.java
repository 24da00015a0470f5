package io.plimsoll.domain.chooser;

import java.time.Duration;

/**
 * In how many slices the desk may sell a lot on venues, and how long it lets them recover in
 * between.
 *
 * @param most 1 to 100
 * @param pause from the order for one to the next
 */
public record Slicing(int most, Duration pause) {

  /** More would be a stream. */
  public static final int LIMIT = 100;

  public static final Duration SHORTEST = Duration.ofSeconds(1);

  public Slicing {
    if (most < 1 || most > LIMIT)
      throw new IllegalArgumentException("A sale has 1 to 100 slices, not " + most);
    if (pause.compareTo(SHORTEST) < 0)
      throw new IllegalArgumentException("A pause takes a second at least, not " + pause);
  }
}

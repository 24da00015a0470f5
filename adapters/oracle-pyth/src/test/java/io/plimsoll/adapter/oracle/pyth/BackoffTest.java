package io.plimsoll.adapter.oracle.pyth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new SplittableRandom(1));

  @Test
  void each_wait_is_about_twice_the_last_up_to_the_bound_and_starts_over() {
    for (var round = 0; round < 50; round++) {
      for (var most : new long[] {1, 2, 4, 8, 16, 30, 30, 30})
        assertThat(backoff.next())
            .isBetween(Duration.ofMillis(most * 500), Duration.ofSeconds(most));
      backoff.reset();
    }
  }

  @Test
  void waits_differ() {
    backoff.reset();
    assertThat(Stream.generate(backoff::next).limit(20).skip(6).distinct()).hasSizeGreaterThan(5);
  }
}

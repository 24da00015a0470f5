package io.plimsoll.application.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DeskClockTest {

  private static final Instant START = Instant.parse("2021-01-11T00:00:00Z");

  @Test
  void a_standing_clock_moves_only_when_told() {
    var clock = DeskClock.standingAt(START);
    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(START.plusSeconds(300));
    assertThat(clock.advanceTo(START.plusSeconds(600))).isEqualTo(START.plusSeconds(600));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
  }

  @Test
  void time_never_runs_backwards() {
    var clock = DeskClock.standingAt(START);
    assertThat(clock.advanceTo(START.minusSeconds(1))).isEqualTo(START);
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
    assertThat(clock.advance(Duration.ZERO)).isEqualTo(START);
  }

  @Test
  void moments_are_cut_to_milliseconds() {
    assertThat(DeskClock.standingAt(START.plusNanos(1_999_999)).instant())
        .isEqualTo(START.plusMillis(1));
    assertThat(DeskClock.standingAt(START).advance(Duration.ofNanos(2_500_000)))
        .isEqualTo(START.plusMillis(2));
    var now = DeskClock.running().instant();
    assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void a_running_clock_follows_the_machine() {
    var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    assertThat(DeskClock.running().instant()).isBetween(before, before.plusSeconds(60));
  }

  @Test
  void a_running_clock_told_to_be_ahead_waits_there_for_the_machine() {
    var clock = DeskClock.running();
    var ahead = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    assertThat(clock.advanceTo(ahead)).isEqualTo(ahead);
    assertThat(clock.instant()).isEqualTo(ahead);
  }
}

package io.plimsoll.application.replay.keepers;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.replay.keepers.KeeperSettings.Absence;
import io.plimsoll.domain.money.BasisPoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedArrivalsTest {

  private static final Instant START = Instant.parse("2020-03-12T00:00:00Z");

  private static KeeperSettings settings(Optional<Absence> absence) {
    return new KeeperSettings(
        30, new BasisPoints(100), new BigDecimal(50_000), new BasisPoints(5_000), absence);
  }

  /** All visits of the first thousand hours. */
  private static List<Visit> visits(long seed, Optional<Absence> absence) {
    var arrivals =
        new SimulatedArrivals(settings(absence), START, new SplittableRandom(seed)::nextDouble);
    var visits = new ArrayList<Visit>();
    for (var visit = arrivals.next();
        visit.at().isBefore(START.plus(Duration.ofHours(1_000)));
        visit = arrivals.next()) visits.add(visit);
    return visits;
  }

  @Test
  void as_many_come_as_are_expected_and_want_what_is_expected() {
    var visits = visits(1, Optional.empty());

    assertThat(visits.size()).isBetween(29_000, 31_000);
    assertThat(visits.stream().mapToInt(visit -> visit.margin().value()).average().orElseThrow())
        .isBetween(98.0, 102.0);
    assertThat(visits).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(visits.stream().map(Visit::keeper).distinct()).hasSize(12);
  }

  @Test
  void the_same_seed_brings_the_same_visits() {
    assertThat(visits(7, Optional.empty()))
        .isEqualTo(visits(7, Optional.empty()))
        .isNotEqualTo(visits(8, Optional.empty()));
  }

  @Test
  void an_absence_leaves_out_its_visits_and_moves_no_other() {
    var away = new Absence(START.plus(Duration.ofHours(10)), Duration.ofHours(1));

    assertThat(visits(1, Optional.of(away)))
        .isEqualTo(
            visits(1, Optional.empty()).stream().filter(visit -> !away.covers(visit.at())).toList())
        .hasSizeLessThan(visits(1, Optional.empty()).size());
  }

  @Test
  void nobody_comes_where_none_is_expected() {
    var arrivals = new SimulatedArrivals(KeeperSettings.NONE, START, () -> 0.5);

    assertThat(arrivals.next().at()).isEqualTo(Instant.MAX);
  }
}

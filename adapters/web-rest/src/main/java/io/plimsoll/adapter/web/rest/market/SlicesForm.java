package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.domain.chooser.Slicing;
import java.time.Duration;
import java.util.Optional;

/**
 * How a market spreads its sales on venues over time.
 *
 * @param most slices that a sale is made in, 1 to 100; 10 if left out
 * @param pause from the order for one to the next, a second to 365 days; 10 minutes if left out
 */
public record SlicesForm(Optional<Integer> most, Optional<Duration> pause) {

  private static final int USUAL = 10;

  Slicing plan() {
    return new Slicing(
        most.map(SlicesForm::count).orElse(USUAL),
        pause.map(SlicesForm::span).orElse(Duration.ofMinutes(10)));
  }

  static SlicesForm of(Slicing plan) {
    return new SlicesForm(Optional.of(plan.most()), Optional.of(plan.pause()));
  }

  private static int count(int asked) {
    if (asked < 1 || asked > Slicing.LIMIT)
      throw outOfRange("most", String.valueOf(asked), "is 1 to " + Slicing.LIMIT);
    return asked;
  }

  private static Duration span(Duration asked) {
    if (asked.compareTo(Slicing.SHORTEST) < 0)
      throw outOfRange("pause", asked.toString(), "is a second at least");
    return Terms.span("selling.slices.pause", asked);
  }

  private static Declined outOfRange(String member, String value, String rule) {
    return new Declined(
        Problems.outOfRange("slices-out-of-range", "selling.slices." + member, value, rule));
  }
}

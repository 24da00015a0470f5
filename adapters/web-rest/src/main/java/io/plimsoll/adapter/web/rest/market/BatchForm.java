package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a market sells by batch.
 *
 * @param window how long bids are taken, from the first lot on; 30 minutes if left out
 * @param minimumFactor least price over the oracle's when the batch opens; 0.95 if left out
 * @param margin who is served where bids at the clearing price ask for more than is left:
 *     first-come or pro-rata; first-come if left out
 */
public record BatchForm(
    Optional<Duration> window, Optional<Decimal> minimumFactor, Optional<String> margin) {

  static final BatchForm STANDARD =
      new BatchForm(Optional.empty(), Optional.empty(), Optional.empty());

  BatchPlan plan() {
    return new BatchPlan(
        window
            .map(asked -> Terms.span("selling.batch.window", asked))
            .orElse(Duration.ofMinutes(30)),
        minimumFactor.map(BatchForm::factor).orElse(Wad.of("0.95")),
        margin.map(BatchForm::margin).orElse(MarginRule.FIRST_COME));
  }

  static BatchForm of(BatchPlan plan) {
    return new BatchForm(
        Optional.of(plan.window()),
        Optional.of(Decimal.of(plan.minimumFactor().decimal())),
        Optional.of(Json.word(plan.margin())));
  }

  private static Wad factor(Decimal asked) {
    var field = "selling.batch.minimumFactor";
    if (asked.value().signum() <= 0 || asked.value().compareTo(BigDecimal.TEN) > 0)
      throw outOfRange(field, asked.text(), "is above 0 and at most 10");
    return new Wad(Terms.units(field, asked, 18));
  }

  private static MarginRule margin(String asked) {
    return Arrays.stream(MarginRule.values())
        .filter(rule -> Json.word(rule).equals(asked))
        .findFirst()
        .orElseThrow(() -> outOfRange("selling.batch.margin", asked, "is first-come or pro-rata"));
  }

  private static Declined outOfRange(String field, String value, String rule) {
    return new Declined(Problems.outOfRange("batch-terms-out-of-range", field, value, rule));
  }
}

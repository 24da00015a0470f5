package io.plimsoll.adapter.web.rest.price;

import static java.util.stream.Collectors.toCollection;

import io.plimsoll.adapter.web.rest.market.Terms;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the price of an asset is made, in the same form when it is asked for and when it is told.
 *
 * @param combination the newest word of any source if left out
 * @param heartbeat how old a source's word may be to be asked beside others; one hour if left out
 * @param heartbeats by source, where it is another
 * @param checks nothing is measured if left out
 * @param rateIn another listed asset that the sources count in; prices in the base currency if left
 *     out
 * @param delay by which prices are acted on later than they are seen; 24 hours at most
 * @param stableOver over which the average is taken that a draw or withdrawal may not count better
 *     than; 24 hours at most
 * @param canary every source is heard at once if left out
 */
public record PricePolicyForm(
    Optional<CombinationForm> combination,
    Optional<Duration> heartbeat,
    Optional<Map<String, Duration>> heartbeats,
    Optional<ChecksForm> checks,
    Optional<AssetId> rateIn,
    Optional<Duration> delay,
    Optional<Duration> stableOver,
    Optional<CanaryForm> canary) {

  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * @param observations so many in a row have to agree before a new source is heard; 1 to 10,000
   * @param band share of the price acted on
   * @param trusted those who are heard from the beginning
   */
  public record CanaryForm(
      int observations, Decimal band, Optional<List<PriceRequest.Source>> trusted) {

    private static final int MOST = 10_000;

    private Canary canary() {
      if (observations < 1 || observations > MOST)
        throw new Declined(
            Problems.outOfRange(
                    "observations-out-of-range",
                    "canary.observations",
                    Integer.toString(observations),
                    "is 1 to " + MOST)
                .with("limit", MOST));
      return new Canary(
          observations,
          Terms.share("canary.band", band),
          trusted.orElse(List.of()).stream()
              .map(PriceRequest.Source::text)
              .collect(toCollection(TreeSet::new)));
    }

    static CanaryForm of(Canary canary) {
      return new CanaryForm(
          canary.observations(),
          Decimal.of(canary.band().decimal()),
          Optional.of(canary.trusted().stream().map(PriceRequest.Source::new).toList()));
    }
  }

  PricePolicy policy() {
    var standard = PricePolicy.STANDARD;
    var each = new TreeMap<String, Duration>();
    heartbeats
        .orElse(Map.of())
        .forEach((source, age) -> each.put(source, Terms.span("heartbeats." + source, age)));
    return new PricePolicy(
        combination.map(CombinationForm::combination).orElse(standard.combination()),
        heartbeat.map(age -> Terms.span("heartbeat", age)).orElse(standard.heartbeat()),
        each,
        checks.orElse(ChecksForm.NONE).checks(),
        rateIn,
        delay.map(time -> window("delay", time)),
        stableOver.map(time -> window("stableOver", time)),
        canary.map(CanaryForm::canary));
  }

  static Duration window(String field, Duration asked) {
    if (asked.compareTo(LONGEST) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "duration-out-of-range",
                  field,
                  asked.toString(),
                  "is above zero and 24 hours at most")
              .with("limit", LONGEST));
    return Terms.span(field, asked);
  }

  static PricePolicyForm of(PricePolicy policy) {
    return new PricePolicyForm(
        Optional.of(CombinationForm.of(policy.combination())),
        Optional.of(policy.heartbeat()),
        Optional.of(policy.heartbeats()),
        Optional.of(ChecksForm.of(policy.checks())),
        policy.rateIn(),
        policy.delay(),
        policy.stableOver(),
        policy.canary().map(CanaryForm::of));
  }
}

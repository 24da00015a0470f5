package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the price of one asset is made.
 *
 * @param heartbeat how old a source's last word may be for it to be asked beside others
 * @param heartbeats of sources that have another
 * @param rateIn another asset that this one's sources count in; its price then turns the rate into
 *     one. Empty: they quote prices in the base currency
 * @param delay by which prices are acted on later than they are seen
 * @param stableOver over which the average is taken that a draw or withdrawal may not count better
 *     than
 * @param canary empty: every source is heard at once
 */
public record PricePolicy(
    Combination combination,
    Duration heartbeat,
    SortedMap<String, Duration> heartbeats,
    Checks checks,
    Optional<AssetId> rateIn,
    Optional<Duration> delay,
    Optional<Duration> stableOver,
    Optional<Canary> canary) {

  /** The newest word of any source, not measured against anything. */
  public static final PricePolicy STANDARD =
      new PricePolicy(
          new Combination.Newest(),
          Duration.ofHours(1),
          new TreeMap<>(),
          Checks.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public PricePolicy {
    heartbeats = Collections.unmodifiableSortedMap(new TreeMap<>(heartbeats));
  }

  public Duration heartbeat(String source) {
    return heartbeats.getOrDefault(source, heartbeat);
  }

  /** In which unit sources have to speak. */
  public UnitType unit(String base) {
    return rateIn.<UnitType>map(UnitType.RateIn::new).orElseGet(() -> new UnitType.PriceIn(base));
  }

  /** How far back it looks. */
  public Duration lookback() {
    return Stream.of(delay, stableOver, checks.jump().map(Checks.Jump::window))
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Whether its price can change while nobody says anything. */
  public boolean changesWithTime() {
    return !(combination instanceof Combination.Newest)
        || rateIn.isPresent()
        || !lookback().isZero()
        || checks.growthCap().isPresent();
  }
}

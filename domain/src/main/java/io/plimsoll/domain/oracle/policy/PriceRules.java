package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.AssetId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a market's owner has said about prices.
 *
 * @param policies of assets whose price is not made in the standard way
 * @param trials by asset, what became of sources that had to earn their place
 */
public record PriceRules(
    ActionMatrix matrix,
    SortedMap<AssetId, PricePolicy> policies,
    SortedMap<AssetId, SortedMap<String, Trial>> trials) {

  public static final PriceRules STANDARD =
      new PriceRules(ActionMatrix.STANDARD, new TreeMap<>(), new TreeMap<>());

  /** How far a source has come. */
  public enum Trial {
    /** It speaks, and nobody acts on it yet. */
    SHADOW,
    ADMITTED,
    REJECTED
  }

  public PriceRules {
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    trials = Collections.unmodifiableSortedMap(new TreeMap<>(trials));
  }

  public PricePolicy policy(AssetId asset) {
    return policies.getOrDefault(asset, PricePolicy.STANDARD);
  }

  /**
   * Whether a source has a say in an asset's price, and if not, why. Where nobody has to earn it,
   * only those who were turned away have none.
   */
  public Trial trial(AssetId asset, String source) {
    var known =
        Optional.ofNullable(trials.getOrDefault(asset, Collections.emptySortedMap()).get(source));
    var canary = policy(asset).canary();
    if (canary.isEmpty()) return known.filter(Trial.REJECTED::equals).orElse(Trial.ADMITTED);
    return known.orElse(canary.get().trusted().contains(source) ? Trial.ADMITTED : Trial.SHADOW);
  }

  public PriceRules with(ActionMatrix other) {
    return new PriceRules(other, policies, trials);
  }

  public PriceRules with(AssetId asset, PricePolicy policy) {
    var more = new TreeMap<>(policies);
    more.put(asset, policy);
    return new PriceRules(matrix, more, trials);
  }

  public PriceRules with(AssetId asset, String source, Trial trial) {
    var more = new TreeMap<>(trials);
    var sources = new TreeMap<>(more.getOrDefault(asset, Collections.emptySortedMap()));
    sources.put(source, trial);
    more.put(asset, Collections.unmodifiableSortedMap(sources));
    return new PriceRules(matrix, policies, more);
  }
}

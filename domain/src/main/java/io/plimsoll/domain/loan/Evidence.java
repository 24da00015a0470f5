package io.plimsoll.domain.loan;

import io.plimsoll.domain.money.AssetId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a decision about a loan rested on.
 *
 * @param healthBefore empty if an asset of the loan had no price
 * @param healthAfter likewise, after the event
 * @param prices number of the recorded observation used for each asset
 */
public record Evidence(
    Optional<HealthFactor> healthBefore,
    Optional<HealthFactor> healthAfter,
    SortedMap<AssetId, Long> prices) {

  public Evidence {
    prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
  }
}

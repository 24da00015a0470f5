package io.plimsoll.adapter.oracle.pyth;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;

/**
 * What an id of Pyth's is a value of.
 *
 * @param unit what the value counts
 */
record Pair(AssetId asset, UnitType unit) {

  @Override
  public String toString() {
    return "%s as %s".formatted(asset, unit);
  }
}

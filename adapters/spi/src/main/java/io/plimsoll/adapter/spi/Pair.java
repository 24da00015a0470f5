package io.plimsoll.adapter.spi;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;

/**
 * What is quoted, and in what.
 *
 * @param unit what a value of it counts
 */
public record Pair(AssetId asset, UnitType unit) {

  /** {@code WETH/USD}. */
  @Override
  public String toString() {
    return switch (unit) {
      case UnitType.PriceIn(var currency) -> asset + "/" + currency;
      case UnitType.RateIn(var other) -> asset + "/" + other;
    };
  }
}

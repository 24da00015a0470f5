package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.AssetId;

/**
 * What a value is a number of. A rate is not a price: taken for one, it is wrong by the price of
 * what it counts in, as when a market took 1.12 ETH for 1.12 dollars.
 */
public sealed interface UnitType {

  /** So many of the currency for one whole token. */
  record PriceIn(String currency) implements UnitType {

    @Override
    public String toString() {
      return "a price in " + currency;
    }
  }

  /** So many whole tokens of another asset for one whole token. */
  record RateIn(AssetId asset) implements UnitType {

    @Override
    public String toString() {
      return "a rate in " + asset;
    }
  }
}

package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.domain.money.AssetId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knowm.xchange.currency.CurrencyPair;

/**
 * Where an asset is traded.
 *
 * @param currency what its price is in
 * @param pair what the exchange calls both
 */
record Market(AssetId asset, String currency, CurrencyPair pair) {

  /** Nothing that could lead a request elsewhere. */
  private static final Pattern PAIR = Pattern.compile("[A-Za-z0-9]{1,16}/[A-Za-z0-9]{1,16}");

  /** Empty unless the names are such as {@code WETH/USD} and {@code ETH/USD}. */
  static Optional<Market> of(String ours, String theirs) {
    var names = ours.split("/", -1);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) return Optional.empty();
    if (!PAIR.matcher(theirs).matches()) return Optional.empty();
    return Optional.of(new Market(new AssetId(names[0]), names[1], new CurrencyPair(theirs)));
  }

  @Override
  public String toString() {
    return asset + "/" + currency;
  }
}

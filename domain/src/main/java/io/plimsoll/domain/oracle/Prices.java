package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.AssetId;
import java.util.Map;
import java.util.Optional;

/** The prices a market acts on at one moment. */
public record Prices(Map<AssetId, Price> byAsset) {

  public static final Prices NONE = new Prices(Map.of());

  public Prices {
    byAsset = Map.copyOf(byAsset);
  }

  public Optional<Price> of(AssetId asset) {
    return Optional.ofNullable(byAsset.get(asset));
  }
}

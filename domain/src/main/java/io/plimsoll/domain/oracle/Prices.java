package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.AssetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices a market acts on at one moment.
 *
 * @param byAsset acted on
 * @param others by asset, the newest observation of every other source
 */
public record Prices(Map<AssetId, Price> byAsset, Map<AssetId, List<Price>> others) {

  public static final Prices NONE = new Prices(Map.of());

  public Prices {
    byAsset = Map.copyOf(byAsset);
    others = Map.copyOf(others);
  }

  /** Of one source. */
  public Prices(Map<AssetId, Price> byAsset) {
    this(byAsset, Map.of());
  }

  public Optional<Price> of(AssetId asset) {
    return Optional.ofNullable(byAsset.get(asset));
  }

  /** What others say who were asked beside the source that is acted on. */
  public List<Price> others(AssetId asset) {
    return others.getOrDefault(asset, List.of());
  }
}

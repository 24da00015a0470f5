package io.plimsoll.domain.oracle;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.plimsoll.domain.money.AssetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices a market acts on at one moment.
 *
 * @param byAsset acted on
 * @param others by asset, the newest word of every source that is not acted on
 */
public record Prices(Map<AssetId, Quoted> byAsset, Map<AssetId, List<Price>> others) {

  public static final Prices NONE = new Prices(Map.of(), Map.of());

  public Prices {
    byAsset = Map.copyOf(byAsset);
    others = Map.copyOf(others);
  }

  /** Beyond doubt. */
  public static Prices of(Map<AssetId, Price> byAsset) {
    return of(byAsset, Map.of());
  }

  /** Beyond doubt, with what other sources say. */
  public static Prices of(Map<AssetId, Price> byAsset, Map<AssetId, List<Price>> others) {
    return new Prices(
        byAsset.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, price -> Quoted.of(price.getValue()))),
        others);
  }

  /** At which loans are measured and sold. */
  public Optional<Price> of(AssetId asset) {
    return quoted(asset).map(Quoted::price);
  }

  public Optional<Quoted> quoted(AssetId asset) {
    return Optional.ofNullable(byAsset.get(asset));
  }

  /** What others say who were asked beside the source that is acted on. */
  public List<Price> others(AssetId asset) {
    return others.getOrDefault(asset, List.of());
  }
}

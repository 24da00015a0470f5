package io.plimsoll.adapter.oracle.simulated;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Makes feeds that make prices: nobody gets invented ones but who asks for them. */
public final class RandomWalkFeeds implements PriceFeedFactory {

  private static final String PRICES = "prices";
  private static final String VOLATILITIES = "volatilities";

  @Override
  public String id() {
    return "simulated";
  }

  @Override
  public String description() {
    return "Random walks from a seed: invented prices, for a desk that has no feed yet.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            PRICES, Setting.Kind.TEXTS_BY_NAME, "By asset, where its price starts; above zero."),
        Setting.optional(
            VOLATILITIES,
            Setting.Kind.TEXTS_BY_NAME,
            "",
            "By asset, of a year: 0.8 is 80 %, which holds for whoever is left out."),
        Setting.optional("currency", Setting.Kind.TEXT, "USD", "What prices are in."),
        Setting.optional("interval", Setting.Kind.DURATION, "1s", "Between two prices."),
        Setting.optional("seed", Setting.Kind.WHOLE_NUMBER, "1", "The same one, the same prices."));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return Set.of();
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    var walks = new LinkedHashMap<AssetId, RandomWalk>();
    var seed = settings.wholeNumber("seed").longValue() * 31;
    settings
        .texts(PRICES)
        .forEach(
            (asset, start) ->
                walks.put(
                    new AssetId(asset), walk(asset, start, seed + asset.hashCode(), settings)));
    return new RandomWalkFeed(
        source, settings.text("currency"), settings.duration("interval"), walks);
  }

  private static RandomWalk walk(String asset, String start, long seed, Settings settings) {
    var volatility = settings.texts(VOLATILITIES).getOrDefault(asset, "0.8");
    try {
      return new RandomWalk(new BigDecimal(start), new BigDecimal(volatility).doubleValue(), seed);
    } catch (IllegalArgumentException e) {
      var refused =
          settings.refuse(PRICES + "." + asset, "cannot be %s ± %s".formatted(start, volatility));
      refused.addSuppressed(e);
      throw refused;
    }
  }
}

package io.plimsoll.adapter.oracle.simulated;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.PriceFeedContract;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A random walk does what every feed does. */
class RandomWalkFeedContractTest extends PriceFeedContract {

  @Override
  protected PriceFeed feed() {
    return new RandomWalkFeed(
        "random-walk",
        "USD",
        Duration.ofSeconds(7),
        Map.of(
            new AssetId("WETH"), new RandomWalk(new BigDecimal("2000"), 0.8, 1),
            new AssetId("DUST"), new RandomWalk(new BigDecimal("0.000000002"), 5, 2)));
  }

  @Override
  protected Instant start() {
    return Instant.parse("2021-01-11T00:00:00.123Z");
  }

  @Override
  protected Duration step() {
    return Duration.ofSeconds(5);
  }
}

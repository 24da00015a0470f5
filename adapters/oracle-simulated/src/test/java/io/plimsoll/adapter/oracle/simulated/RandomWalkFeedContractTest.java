package io.plimsoll.adapter.oracle.simulated;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.PriceFeedKit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** A random walk keeps the rules of every feed. */
@DisplayName("simulated")
class RandomWalkFeedContractTest extends PriceFeedKit {

  @Override
  protected PriceFeedFactory factory() {
    return new RandomWalkFeeds();
  }

  @Override
  protected Outside outside() {
    return Outside.none(
        Map.of(
            "prices.WETH", "2000",
            "prices.DUST", "0.000000002",
            "volatilities.DUST", "5",
            "interval", "7s"));
  }

  @Override
  protected Duration step() {
    return Duration.ofSeconds(5);
  }
}

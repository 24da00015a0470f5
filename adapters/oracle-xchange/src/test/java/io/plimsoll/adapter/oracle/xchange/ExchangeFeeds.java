package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.PriceFeed;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Feeds as they are configured, told to ask a sandbox. */
final class ExchangeFeeds {

  private ExchangeFeeds() {}

  static Settings settings(Map<String, String> given) {
    return Settings.of("exchange-1", new ExchangeFeedFactory().settings(), given);
  }

  /**
   * @param pairs {@code WETH/USD=ETH/USD}
   */
  static PriceFeed feed(
      ExchangeSandbox sandbox, KnownExchange exchange, Duration patience, String... pairs) {
    var given = new HashMap<>(Map.of("exchange", exchange.id(), "url", sandbox.url()));
    for (var pair : pairs) given.put("pairs." + pair.split("=")[0], pair.split("=")[1]);
    return new ExchangeFeedFactory()
        .feed("exchange-1", settings(given), patience, InetAddress::getByName);
  }
}

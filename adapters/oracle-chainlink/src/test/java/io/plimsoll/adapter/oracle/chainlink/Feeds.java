package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.PriceFeed;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Feeds made as a configuration makes them. */
final class Feeds {

  static final String ETH = "0x" + "ee".repeat(20);
  static final String BTC = "0x" + "bb".repeat(20);
  static final String CBETH = "0x" + "cb".repeat(20);

  private Feeds() {}

  static PriceFeed of(URI node, String... settings) {
    var factory = new ChainlinkFeedFactory();
    var given = new HashMap<>(Map.of("rpc-url", node.toString()));
    for (var at = 0; at < settings.length; at += 2) given.put(settings[at], settings[at + 1]);
    return factory.feed("chainlink", Settings.of("chainlink", factory.settings(), given));
  }
}

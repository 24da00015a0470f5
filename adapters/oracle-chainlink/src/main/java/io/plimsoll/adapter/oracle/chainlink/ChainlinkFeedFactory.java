package io.plimsoll.adapter.oracle.chainlink;

import static io.plimsoll.adapter.spi.Setting.Kind.TEXT;
import static io.plimsoll.adapter.spi.Setting.Kind.TEXTS_BY_NAME;
import static io.plimsoll.adapter.spi.Setting.Kind.WHOLE_NUMBER;
import static io.plimsoll.adapter.spi.Setting.optional;
import static io.plimsoll.adapter.spi.Setting.required;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.Pair;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Setting.Kind;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.application.oracle.PriceFeed;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes feeds that read Chainlink's proxies of one chain. */
public final class ChainlinkFeedFactory implements PriceFeedFactory {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 1 << 20;
  private static final String NODE = "rpc-url";
  private static final String PRICES = "feeds";
  private static final String RATES = "rates";
  private static final String BLOCK = "block";
  private static final String CHAIN = "chain-id";
  private static final Set<String> BLOCKS = Set.of("latest", "safe", "finalized");

  @Override
  public String id() {
    return "chainlink";
  }

  @Override
  public String description() {
    return "Reads Chainlink aggregators from an Ethereum node.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(NODE, Kind.URL, "where the node takes JSON-RPC"),
        optional(
            PRICES,
            TEXTS_BY_NAME,
            "",
            "address of the proxy of each price, as in [WETH/USD]: \"0x…\""),
        optional(
            RATES,
            TEXTS_BY_NAME,
            "",
            "address of the proxy of each rate between two assets, as in [CBETH/WETH]: \"0x…\""),
        optional(BLOCK, TEXT, "latest", "the block that is read: latest, safe or finalized"),
        optional(
            CHAIN,
            WHOLE_NUMBER,
            "0",
            "the chain's number, checked at every reading; 0 takes whatever the node is on"));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return Set.of(FeedCapability.SEQUENCE, FeedCapability.RATES);
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    var block = settings.text(BLOCK);
    if (!BLOCKS.contains(block))
      throw settings.refuse(BLOCK, "is %s, which is none of %s".formatted(block, BLOCKS));
    var chain = settings.wholeNumber(CHAIN);
    if (chain.signum() < 0) throw settings.refuse(CHAIN, "is below zero");
    var proxies = new ArrayList<Proxy>();
    proxies.addAll(proxies(settings, PRICES, settings.prices(PRICES)));
    proxies.addAll(proxies(settings, RATES, settings.rates(RATES)));
    if (proxies.isEmpty()) throw settings.refuse(PRICES, "and %s name no proxy".formatted(RATES));
    return new ChainlinkFeed(
        source,
        new Aggregators(
            new JsonRpc(new BoundedHttp(PATIENCE, MOST_BYTES), settings.url(NODE)),
            block,
            chain.signum() == 0 ? Optional.<BigInteger>empty() : Optional.of(chain),
            proxies));
  }

  private static List<Proxy> proxies(Settings settings, String setting, Map<Pair, String> told) {
    var proxies = new ArrayList<Proxy>();
    told.forEach(
        (pair, address) -> {
          if (!Proxy.isAddress(address))
            throw settings.refuse(
                setting,
                "has %s at %s, which is no address: 0x and 40 hexadecimal digits, in quotes"
                    .formatted(pair, address));
          proxies.add(new Proxy(pair.asset(), pair.unit(), address));
        });
    return proxies;
  }
}

package io.plimsoll.adapter.oracle.xchange;

import static io.plimsoll.adapter.spi.Setting.optional;
import static io.plimsoll.adapter.spi.Setting.required;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Setting.Kind;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.application.oracle.PriceFeed;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes feeds that ask an exchange for its best offers. */
public final class ExchangeFeedFactory implements PriceFeedFactory {

  private static final String EXCHANGE = "exchange";
  private static final String PAIRS = "pairs";
  private static final String URL = "url";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A hundred times what a ticker has. */
  private static final int MOST_BYTES = 1 << 16;

  @Override
  public String id() {
    return "exchange";
  }

  @Override
  public String description() {
    return "Asks an exchange for the best offers of both sides, and takes the middle.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(EXCHANGE, Kind.TEXT, "one of " + String.join(", ", KnownExchange.ids())),
        required(
            PAIRS,
            Kind.TEXTS_BY_NAME,
            "the exchange's pair of each price, as in [WETH/USD]: ETH/USD"),
        optional(URL, Kind.TEXT, "", "address to ask instead of the exchange's own"));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return Set.of(FeedCapability.BID_AND_ASK);
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    return feed(source, settings, PATIENCE, InetAddress::getByName);
  }

  PriceFeed feed(
      String source, Settings settings, Duration patience, NameLookup.Resolver resolver) {
    var id = settings.text(EXCHANGE);
    var exchange =
        KnownExchange.of(id)
            .orElseThrow(
                () ->
                    settings.refuse(
                        EXCHANGE, "is %s; there are %s".formatted(id, KnownExchange.ids())));
    var address = settings.text(URL).isEmpty() ? exchange.address() : address(settings);
    var markets = markets(settings);
    var http = new BoundedHttp(patience, MOST_BYTES);
    return new ExchangeFeed(
        source,
        markets,
        exchange.tickers(address, http),
        new NameLookup(address.getHost(), resolver),
        http,
        patience);
  }

  private static List<Market> markets(Settings settings) {
    var markets = new ArrayList<Market>();
    settings
        .texts(PAIRS)
        .forEach(
            (ours, theirs) ->
                markets.add(
                    Market.of(ours, theirs)
                        .orElseThrow(
                            () ->
                                settings.refuse(
                                    PAIRS,
                                    "has %s: %s, which is not such as [WETH/USD]: ETH/USD"
                                        .formatted(ours, theirs)))));
    return markets;
  }

  /** A setting of kind URL cannot be left out without a fallback, which differs by exchange. */
  private static URI address(Settings settings) {
    var text = settings.text(URL);
    return web(text)
        .orElseThrow(
            () -> settings.refuse(URL, "is no address such as https://api.kraken.com: " + text));
  }

  private static Optional<URI> web(String text) {
    try {
      var url = new URI(text);
      return url.getHost() != null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && Set.of("http", "https").contains(url.getScheme())
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}

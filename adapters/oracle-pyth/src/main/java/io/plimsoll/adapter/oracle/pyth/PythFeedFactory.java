package io.plimsoll.adapter.oracle.pyth;

import static io.plimsoll.adapter.spi.Setting.optional;
import static io.plimsoll.adapter.spi.Setting.required;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.Pair;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Setting.Kind;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.PriceFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes feeds that listen to a Hermes server. */
public final class PythFeedFactory implements PriceFeedFactory {

  private static final String URL = "url";
  private static final String PRICES = "ids";
  private static final String RATES = "rates";
  private static final String MODE = "mode";
  private static final String KEY = "api-key";
  private static final String HEARTBEAT = "heartbeat";
  private static final String STREAM = "stream";
  private static final String POLL = "poll";

  /** What a header can carry. */
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @Override
  public String id() {
    return "pyth";
  }

  @Override
  public String description() {
    return "Listens to prices of the Pyth network at a Hermes server.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        required(URL, Kind.URL, "address of the Hermes server, without /v2"),
        optional(
            PRICES,
            Kind.TEXTS_BY_NAME,
            "",
            "Pyth's id of each price, as in [WETH/USD]: \"0xff61…\""),
        optional(
            RATES,
            Kind.TEXTS_BY_NAME,
            "",
            "Pyth's id of each rate between two assets, as in [WSTETH/STETH]: \"0x…\""),
        optional(MODE, Kind.TEXT, STREAM, "stream, or poll to ask at every poll"),
        optional(KEY, Kind.SECRET, "", "key to the server, if it wants one"),
        optional(
            HEARTBEAT,
            Kind.DURATION,
            "10s",
            "how long the stream may be silent before prices are asked for and it is opened anew"));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return Set.of(FeedCapability.CONFIDENCE, FeedCapability.SEQUENCE, FeedCapability.RATES);
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    var mode = settings.text(MODE);
    if (!Set.of(STREAM, POLL).contains(mode))
      throw settings.refuse(MODE, "is %s, neither %s nor %s".formatted(mode, STREAM, POLL));
    var key = settings.text(KEY);
    if (!PRINTABLE.matcher(key).matches())
      throw settings.refuse(KEY, "holds characters that no key has");
    var pairs = new TreeMap<String, List<Pair>>();
    read(settings, PRICES, settings.prices(PRICES), pairs);
    read(settings, RATES, settings.rates(RATES), pairs);
    if (pairs.isEmpty()) throw settings.refuse(PRICES, "and %s name no price".formatted(RATES));

    var hermes =
        new Hermes(
            settings.url(URL),
            key.isEmpty() ? Optional.empty() : Optional.of(key),
            pairs.keySet(),
            System::nanoTime);
    var arrivals = new Arrivals(pairs.keySet());
    var stream =
        mode.equals(STREAM)
            ? Optional.of(
                new PriceStream(
                    source,
                    hermes,
                    new IntoArrivals(arrivals),
                    new Backoff(SHORTEST_WAIT, LONGEST_WAIT, RandomGenerator.getDefault()),
                    settings.duration(HEARTBEAT),
                    System::nanoTime))
            : Optional.<PriceStream>empty();
    return new PythFeed(source, Map.copyOf(pairs), hermes, arrivals, stream);
  }

  private static void read(
      Settings settings, String setting, Map<Pair, String> told, Map<String, List<Pair>> pairs) {
    told.forEach(
        (pair, text) -> {
          var id =
              PythPrice.id(text)
                  .orElseThrow(
                      () ->
                          settings.refuse(
                              setting,
                              "has %s at %s, which is no id: 64 hexadecimal digits, in quotes"
                                  .formatted(pair, text)));
          pairs.computeIfAbsent(id, _ -> new ArrayList<>()).add(pair);
        });
  }
}

package io.plimsoll.adapter.oracle.pyth;

import io.plimsoll.adapter.spi.Pair;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** A feed of ether and bitcoin whose test knows what its stream has heard, and moves its time. */
final class ListeningFeed implements PriceFeed {

  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final PriceStream stream;
  private final PriceFeed feed;

  ListeningFeed(HermesSandbox sandbox) {
    var pairs = Map.of(HermesSandbox.ETH, pair("WETH"), HermesSandbox.BTC, pair("WBTC"));
    var hermes = new Hermes(sandbox.url(), Optional.empty(), pairs.keySet(), nanos::get);
    var arrivals = new Arrivals(pairs.keySet());
    var reader = new IntoArrivals(arrivals);
    stream =
        new PriceStream(
            "pyth",
            hermes,
            data -> {
              var isPrice = reader.heard(data);
              heard.incrementAndGet();
              return isPrice;
            },
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(20), RandomGenerator.getDefault()),
            HEARTBEAT,
            nanos::get);
    feed = new PythFeed("pyth", pairs, hermes, arrivals, Optional.of(stream));
  }

  private static List<Pair> pair(String asset) {
    return List.of(new Pair(new AssetId(asset), new UnitType.PriceIn("USD")));
  }

  static void await(String what, BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("Waited in vain until " + what);
      Thread.yield();
    }
  }

  /** Events so far, of whatever content. */
  int heard() {
    return heard.get();
  }

  void awaitHeard(int events) {
    await("%d events were heard".formatted(events), () -> heard.get() >= events);
  }

  /** Lets time pass for the stream and its server, not for the desk. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  boolean isListening() {
    return stream.isListening();
  }

  @Override
  public String source() {
    return feed.source();
  }

  @Override
  public List<Quotation> poll(Instant now) {
    return feed.poll(now);
  }

  @Override
  public void close() {
    feed.close();
  }
}

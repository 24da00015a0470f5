package io.plimsoll.adapter.oracle.pyth;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.PriceFeedKit;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.PriceFeedContract;
import io.plimsoll.application.oracle.Quotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** A feed of Pyth's does what every feed does, on either way. */
class PythFeedContractTest {

  private static final Instant START = Instant.parse("2021-01-11T00:00:00.123Z");

  /** A price a little behind the desk's time, now and then one ahead of it. */
  private static String entry(Instant now) {
    var second = now.getEpochSecond();
    return HermesSandbox.entry(
        HermesSandbox.ETH,
        "2000%08d".formatted(second % 97),
        "50000000",
        -8,
        second % 7 == 0 ? second + 20 : second - 1);
  }

  /** Asked at every poll, it keeps the rules of every feed. */
  @Nested
  @DisplayName("pyth, polled")
  class Polled extends PriceFeedKit {

    @Override
    protected PriceFeedFactory factory() {
      return new PythFeedFactory();
    }

    @Override
    protected Outside outside() {
      return OutsideProcess.play(Outside.class, Server.class);
    }
  }

  private static final class Server implements Outside {

    private final HermesSandbox hermes = new HermesSandbox();

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "url",
          hermes.url().toString(),
          "mode",
          "poll",
          "ids.WETH/USD",
          HermesSandbox.ETH,
          "rates.CBETH/WETH",
          HermesSandbox.BTC);
    }

    @Override
    public void moves(Instant now) {
      hermes.newest(HermesSandbox.ETH, entry(now));
      hermes.newest(
          HermesSandbox.BTC,
          HermesSandbox.entry(
              HermesSandbox.BTC, "112000000", "10000", -8, now.getEpochSecond() - 2));
    }

    @Override
    public Set<Failure> failures() {
      return EnumSet.allOf(Failure.class);
    }

    @Override
    public void fails(Failure how) {
      hermes.onLatest(exchange -> HttpFault.befall(exchange, how));
    }

    @Override
    public void recovers() {
      hermes.recover();
    }

    @Override
    public void close() {
      hermes.close();
    }
  }

  @Nested
  class Streamed extends PriceFeedContract {

    private final HermesSandbox hermes = new HermesSandbox();
    private final List<PriceFeed> listening = new ArrayList<>();

    @AfterEach
    void end() {
      listening.forEach(PriceFeed::close);
      hermes.close();
    }

    @Override
    protected Instant start() {
      return START;
    }

    @Override
    protected PriceFeed feed() {
      hermes.newest(HermesSandbox.ETH, entry(START.minusSeconds(60)));
      var feed = new ListeningFeed(hermes);
      listening.add(feed);
      return new Following(
          feed,
          now -> {
            if (hermes.opened() == 0) return;
            ListeningFeed.await("the stream is open", () -> hermes.listeners() == 1);
            var heard = feed.heard();
            hermes.push(entry(now));
            feed.awaitHeard(heard + 1);
          });
    }
  }

  /** Has the server know more whenever the desk's time has moved. */
  private static final class Following implements PriceFeed {

    private final PriceFeed feed;
    private final Consumer<Instant> server;
    private Instant last = Instant.MIN;

    private Following(PriceFeed feed, Consumer<Instant> server) {
      this.feed = feed;
      this.server = server;
    }

    @Override
    public String source() {
      return feed.source();
    }

    @Override
    public List<Quotation> poll(Instant now) {
      if (now.isAfter(last)) server.accept(now);
      last = now;
      return feed.poll(now);
    }

    @Override
    public void close() {
      feed.close();
    }
  }
}

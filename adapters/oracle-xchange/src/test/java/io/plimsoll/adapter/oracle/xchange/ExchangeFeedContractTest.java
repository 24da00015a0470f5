package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.PriceFeedKit;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The tickers of both exchanges keep the rules of every feed. */
class ExchangeFeedContractTest {

  @Nested
  @DisplayName("exchange, kraken")
  class KrakenTest extends PriceFeedKit {

    @Override
    protected PriceFeedFactory factory() {
      return new ExchangeFeedFactory();
    }

    @Override
    protected Outside outside() {
      return OutsideProcess.play(Outside.class, Kraken.class);
    }
  }

  @Nested
  @DisplayName("exchange, bitstamp")
  class BitstampTest extends PriceFeedKit {

    @Override
    protected PriceFeedFactory factory() {
      return new ExchangeFeedFactory();
    }

    @Override
    protected Outside outside() {
      return OutsideProcess.play(Outside.class, Bitstamp.class);
    }
  }

  private static final class Kraken extends Exchange {
    Kraken() {
      super("kraken");
    }
  }

  private static final class Bitstamp extends Exchange {
    Bitstamp() {
      super("bitstamp");
    }
  }

  private abstract static class Exchange implements Outside {

    private final ExchangeSandbox sandbox = new ExchangeSandbox();
    private final String name;

    Exchange(String name) {
      this.name = name;
    }

    @Override
    public Map<String, String> settings() {
      recovers();
      return Map.of(
          "exchange",
          name,
          "url",
          sandbox.url(),
          "pairs.WETH/USD",
          "ETH/USD",
          "pairs.DUST/EUR",
          "DUST/EUR");
    }

    @Override
    public void moves(Instant now) {
      sandbox.setTime(now);
    }

    @Override
    public Set<Failure> failures() {
      return EnumSet.allOf(Failure.class);
    }

    @Override
    public void fails(Failure how) {
      for (var pair : new String[] {"ethusd", "dusteur"})
        sandbox.says(pair, exchange -> HttpFault.befall(exchange, how));
    }

    @Override
    public void recovers() {
      sandbox.says("ethusd", reply("2000.10", "2000.20"));
      sandbox.says("dusteur", reply("0.0000000001", "0.0000000002"));
    }

    private ExchangeSandbox.Reply reply(String bid, String ask) {
      return name.equals("kraken")
          ? sandbox.kraken(bid, ask)
          : sandbox.bitstamp("\"" + bid + "\"", "\"" + ask + "\"");
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }
}

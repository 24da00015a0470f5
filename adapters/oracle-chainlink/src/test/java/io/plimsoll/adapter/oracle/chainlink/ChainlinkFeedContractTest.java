package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.PriceFeedContract;
import io.plimsoll.application.oracle.Quotation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A feed of Chainlink's does what every feed does. */
class ChainlinkFeedContractTest extends PriceFeedContract {

  private final ScriptedNode node = new ScriptedNode();

  @AfterEach
  void end() {
    node.close();
  }

  @Override
  protected PriceFeed feed() {
    node.decimals(Feeds.ETH, 8).decimals(Feeds.CBETH, 18);
    return new OnMovingChain(
        node, Feeds.of(node.url(), "feeds.WETH/USD", Feeds.ETH, "rates.CBETH/WETH", Feeds.CBETH));
  }

  @Override
  protected Instant start() {
    return Instant.parse("2021-01-11T00:00:00.123Z");
  }

  /** Rounds are answered every two and every three minutes, some of them ahead of the desk. */
  private record OnMovingChain(ScriptedNode node, PriceFeed feed) implements PriceFeed {

    @Override
    public String source() {
      return feed.source();
    }

    @Override
    public List<Quotation> poll(Instant now) {
      round(Feeds.ETH, now, 120, "2000");
      round(Feeds.CBETH, now, 180, "1120000000");
      return feed.poll(now);
    }

    private void round(String proxy, Instant now, long every, String digits) {
      var round = (now.getEpochSecond() + every / 2) / every;
      node.round(proxy, 1, round, digits + "%08d".formatted(round % 97), round * every - 5);
    }

    @Override
    public void close() {
      feed.close();
    }
  }
}

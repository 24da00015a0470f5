package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.PriceFeedKit;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** A feed of Chainlink's keeps the rules of every feed. */
@DisplayName("chainlink")
class ChainlinkFeedContractTest extends PriceFeedKit {

  @Override
  protected PriceFeedFactory factory() {
    return new ChainlinkFeedFactory();
  }

  @Override
  protected Outside outside() {
    var node = new ScriptedNode();
    node.decimals(Feeds.ETH, 8).decimals(Feeds.CBETH, 18);
    return new MovingChain(node);
  }

  /** Rounds are answered every two and every three minutes, some of them ahead of the desk. */
  private record MovingChain(ScriptedNode node) implements Outside {

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "rpc-url", node.url().toString(),
          "feeds.WETH/USD", Feeds.ETH,
          "rates.CBETH/WETH", Feeds.CBETH);
    }

    @Override
    public void moves(Instant now) {
      round(Feeds.ETH, now, 120, "2000");
      round(Feeds.CBETH, now, 180, "1120000000");
    }

    private void round(String proxy, Instant now, long every, String digits) {
      var round = (now.getEpochSecond() + every / 2) / every;
      node.round(proxy, 1, round, digits + "%08d".formatted(round % 97), round * every - 5);
    }

    @Override
    public Set<Failure> failures() {
      return EnumSet.allOf(Failure.class);
    }

    @Override
    public void fails(Failure how) {
      node.fault(exchange -> HttpFault.befall(exchange, how));
    }

    @Override
    public void recovers() {
      node.recover();
    }

    @Override
    public void close() {
      node.close();
    }
  }
}

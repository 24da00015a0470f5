package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds by configuration alone, in the running desk: one that answers and one that does not. */
class FeedsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  @Timeout(120)
  void a_configured_feed_is_heard_and_a_broken_one_is_shown_and_holds_up_nobody()
      throws IOException {
    var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(500, -1);
          call.close();
        });
    node.start();
    try (var desk =
        SandboxDesk.inMemory(
            "feeds",
            "--plimsoll.schedule.enabled=true",
            "--plimsoll.schedule.poll=50ms",
            "--plimsoll.feeds.walk.type=simulated",
            "--plimsoll.feeds.walk.prices.WETH=2000",
            "--plimsoll.feeds.walk.volatilities.WETH=0",
            "--plimsoll.feeds.mainnet.type=chainlink",
            "--plimsoll.feeds.mainnet.rpc-url=http://127.0.0.1:" + node.getAddress().getPort(),
            "--plimsoll.feeds.mainnet.feeds[WETH/USD]=0x" + "ee".repeat(20))) {
      desk.post("markets", "{'id':'main','baseCurrency':'USD'}");
      desk.put(
          "markets/main/reserves/WETH",
          "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}");
      desk.pass(Duration.ofSeconds(2));
      await(() -> desk.tryGet("prices/main/WETH").statusCode() == 200);
      var price = desk.get("prices/main/WETH");
      assertThat(price.required("price").asString()).isEqualTo("2000");
      assertThat(price.required("sources").get(0).required("source").asString()).isEqualTo("walk");
      await(() -> desk.health().contains("mainnet"));
      await(() -> desk.health().contains("failures in a row"));
      assertThat(desk.health()).contains("\"walk\":\"last heard at").contains("DEGRADED");
    } finally {
      node.stop(0);
    }
  }

  private static void await(BooleanSupplier met) {
    var end = Instant.now().plus(PATIENCE);
    while (!met.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted", e);
      }
    }
  }
}

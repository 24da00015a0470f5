package io.plimsoll.adapter.oracle.chainlink;

import static io.plimsoll.adapter.oracle.chainlink.Feeds.BTC;
import static io.plimsoll.adapter.oracle.chainlink.Feeds.ETH;
import static io.plimsoll.adapter.oracle.chainlink.ScriptedNode.DECIMALS;
import static io.plimsoll.adapter.oracle.chainlink.ScriptedNode.LATEST_ROUND_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a node does wrong hides as little as it can, and is never anything but unavailable. */
class UnreliableNodeTest {

  private static final Instant NOON = Instant.parse("2021-01-11T12:00:00Z");
  private static final AssetId WETH = new AssetId("WETH");
  private static final AssetId WBTC = new AssetId("WBTC");

  private final ScriptedNode node = new ScriptedNode();
  private final PriceFeed feed =
      Feeds.of(node.url(), "feeds.WETH/USD", ETH, "feeds.WBTC/USD", BTC, "chain-id", "1");
  private long round = 1;

  UnreliableNodeTest() {
    node.decimals(ETH, 8).decimals(BTC, 8);
    advance();
  }

  @AfterEach
  void end() {
    feed.close();
    node.close();
  }

  /** A new round of either pair. */
  private void advance() {
    round++;
    node.round(ETH, 1, round, "200000000000", NOON.getEpochSecond() + round);
    node.round(BTC, 1, round, "4000000000000", NOON.getEpochSecond() + round);
  }

  private List<AssetId> seen() {
    return feed.poll(NOON.plusSeconds(round)).stream().map(Quotation::asset).toList();
  }

  private void is_unavailable_and_recovers() {
    assertThatThrownBy(this::seen)
        .isInstanceOf(OracleUnavailable.class)
        .hasMessageNotContaining("key");
    node.recover();
    advance();
    assertThat(seen()).containsExactlyInAnyOrder(WETH, WBTC);
  }

  private void only_bitcoin_is_seen_until(Runnable repair) {
    assertThat(seen()).containsExactly(WBTC);
    repair.run();
    advance();
    assertThat(seen()).containsExactlyInAnyOrder(WETH, WBTC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>502 Bad Gateway</body></html>",
        "",
        "null",
        "[",
        "[]",
        "{}",
        "42",
        "1e400",
        "\"0x\"",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"no batches here\"}}",
        "[1,2,3,null,\"x\",[],{}]",
        "[{\"id\":1e400,\"result\":\"0x1\"},{\"id\":\"1\",\"result\":\"0x1\"},{\"id\":99999999999999999999,\"result\":\"0x1\"}]"
      })
  void what_is_no_answer_is_unavailable_at_first_and_later(String body) {
    node.say(200, body);
    is_unavailable_and_recovers();
    node.say(200, body);
    is_unavailable_and_recovers();
  }

  @Test
  void nesting_without_end_is_unavailable() {
    node.say(200, "[".repeat(200_000));
    is_unavailable_and_recovers();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 401, 404, 429, 500, 503})
  void a_status_other_than_200_is_unavailable(int status) {
    node.fault(
        exchange -> {
          exchange.getResponseHeaders().add("Location", node.url() + "/elsewhere");
          ScriptedNode.send(exchange, status, new byte[0]);
        });
    is_unavailable_and_recovers();
  }

  @Test
  void a_body_without_end_is_unavailable() {
    node.fault(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var much = new byte[1 << 16];
          Arrays.fill(much, (byte) ' ');
          try (var body = exchange.getResponseBody()) {
            for (var written = 0; written < 1_000; written++) body.write(much);
          }
        });
    is_unavailable_and_recovers();
  }

  @Test
  void a_connection_that_is_cut_is_unavailable() {
    node.fault(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("[{".getBytes());
          exchange.getResponseBody().flush();
          exchange.close();
        });
    is_unavailable_and_recovers();
  }

  @Test
  void nobody_listening_is_unavailable() {
    try (var nowhere = Feeds.of(URI.create("http://127.0.0.1:1/"), "feeds.WETH/USD", ETH)) {
      assertThatThrownBy(() -> nowhere.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    }
  }

  @Test
  void the_wrong_chain_tells_no_prices() {
    node.result("eth_chainId", "\"0x2105\"");
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
    node.error("eth_chainId", "{\"code\":-32601,\"message\":\"no such method\"}");
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
    node.result("eth_chainId", "1");
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
    node.result("eth_chainId", "\"0x1\"");
    assertThat(seen()).hasSize(2);
    node.result("eth_chainId", "\"0x5\"");
    advance();
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void a_revert_hides_only_its_own_pair() {
    node.error(
        ETH + LATEST_ROUND_DATA, "{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x\"}");
    only_bitcoin_is_seen_until(() -> {});
    advance();
    node.error(ETH + LATEST_ROUND_DATA, "\"odd\"");
    only_bitcoin_is_seen_until(() -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"0x\"",
        "\"0x00\"",
        "\"0x0\"",
        "\"00\"",
        "\"0xzz\"",
        "17",
        "1e400",
        "{}",
        "[]",
        "true"
      })
  void a_malformed_round_hides_only_its_own_pair(String result) {
    node.result(ETH + LATEST_ROUND_DATA, result);
    only_bitcoin_is_seen_until(() -> {});
    advance();
    node.result(ETH + LATEST_ROUND_DATA, result);
    only_bitcoin_is_seen_until(() -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 200})
  void return_data_of_another_length_hides_only_its_own_pair(int words) {
    node.result(ETH + LATEST_ROUND_DATA, "\"0x%s\"".formatted("00".repeat(32 * words)));
    only_bitcoin_is_seen_until(() -> {});
  }

  @Test
  void numbers_beyond_their_types_hide_only_their_own_pair() {
    var all = "f".repeat(64);
    var one = ScriptedNode.word(BigInteger.ONE);
    node.result(ETH + LATEST_ROUND_DATA, "\"0x%s\"".formatted(all + one + one + one + all));
    only_bitcoin_is_seen_until(() -> {});
    advance();
    node.result(ETH + LATEST_ROUND_DATA, "\"0x%s\"".formatted(one + one + one + all + one));
    only_bitcoin_is_seen_until(() -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"0x\"", "8", "\"0x08\""})
  void malformed_decimals_hide_only_their_own_pair(String result) {
    node.result(ETH + DECIMALS, result);
    only_bitcoin_is_seen_until(() -> node.decimals(ETH, 8));
  }

  @Test
  void decimals_beyond_a_byte_hide_only_their_own_pair() {
    node.decimals(ETH, 256);
    only_bitcoin_is_seen_until(() -> node.decimals(ETH, 8));
  }

  @Test
  void every_pair_failing_is_unavailable() {
    node.result(ETH + LATEST_ROUND_DATA, "null");
    node.error(BTC + LATEST_ROUND_DATA, "{\"message\":\"header not found\"}");
    is_unavailable_and_recovers();
  }

  @Test
  void a_block_that_cannot_be_had_is_unavailable() {
    node.result("eth_getBlockByNumber", "null");
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
    node.result("eth_getBlockByNumber", "{\"number\":\"latest\"}");
    assertThatThrownBy(this::seen).isInstanceOf(OracleUnavailable.class);
  }

  private void edited(UnaryOperator<List<ObjectNode>> edit) {
    assertThat(seen()).hasSize(2);
    advance();
    node.edit(edit);
  }

  @Test
  void answers_are_matched_by_id_in_whatever_order_they_come() {
    edited(
        entries -> {
          var reversed = new ArrayList<>(entries);
          Collections.reverse(reversed);
          return reversed;
        });
    assertThat(seen()).containsExactlyInAnyOrder(WETH, WBTC);
  }

  @Test
  void ids_that_were_not_asked_are_no_answers() {
    edited(
        entries -> {
          entries.forEach(entry -> entry.put("id", entry.path("id").longValue() + 1_000));
          return entries;
        });
    is_unavailable_and_recovers();
  }

  @Test
  void a_missing_entry_hides_only_its_own_pair() {
    assertThat(seen()).hasSize(2);
    advance();
    node.edit(entries -> entries.subList(0, entries.size() - 1));
    assertThat(seen()).hasSize(1);
  }

  @Test
  void an_entry_that_is_there_twice_hides_only_its_own_pair() {
    edited(
        entries -> {
          var twice = new ArrayList<>(entries);
          twice.add(entries.getLast());
          return twice;
        });
    assertThat(seen()).hasSize(1);
  }
}

package io.plimsoll.adapter.oracle.pyth;

import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.BTC;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.ETH;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.entry;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.update;
import static io.plimsoll.adapter.oracle.pyth.ListeningFeed.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the stream brings, and what happens when it brings nothing. */
class PythStreamTest {

  private static final long NOON = Instant.parse("2021-01-11T12:00:00Z").getEpochSecond();

  private final HermesSandbox hermes = new HermesSandbox();
  private final ListeningFeed feed = new ListeningFeed(hermes);

  PythStreamTest() {
    hermes.newest(ETH, eth(NOON, 2_000));
    hermes.newest(BTC, entry(BTC, "4000000000000", "1000000000", -8, NOON));
  }

  @AfterEach
  void end() {
    feed.close();
    hermes.close();
  }

  private static String eth(long published, long price) {
    return entry(ETH, price + "00000000", "50000000", -8, published);
  }

  private List<Quotation> poll(long seconds) {
    return feed.poll(Instant.ofEpochSecond(seconds));
  }

  private void listen() {
    poll(NOON);
    await("the stream is open", () -> hermes.listeners() == 1);
  }

  private static List<Long> seconds(List<Quotation> seen) {
    return seen.stream().map(price -> price.observedAt().getEpochSecond()).toList();
  }

  @Test
  void the_first_poll_asks_and_the_stream_goes_on_from_there() {
    assertThat(poll(NOON)).hasSize(2);
    await("the stream is open", () -> hermes.listeners() == 1);
    hermes.push(eth(NOON + 1, 2_001));
    feed.awaitHeard(1);
    var asked = hermes.asked();

    assertThat(poll(NOON + 1))
        .singleElement()
        .satisfies(
            price -> {
              assertThat(price.asset()).isEqualTo(new AssetId("WETH"));
              assertThat(price.value()).isEqualByComparingTo("2001");
              assertThat(price.particulars().confidence()).contains(new BigDecimal("0.50000000"));
              assertThat(price.particulars().sequence()).hasValue(NOON + 1);
            });
    assertThat(poll(NOON + 2)).isEmpty();
    assertThat(hermes.asked()).isEqualTo(asked);
  }

  @Test
  void whatever_came_between_two_polls_is_told_in_order_and_once() {
    listen();
    hermes.push(eth(NOON + 3, 2_003), entry(BTC, "1", "1", 0, NOON + 2));
    hermes.push(eth(NOON + 1, 2_001));
    hermes.push(eth(NOON + 3, 9_999));
    hermes.push(eth(NOON - 1, 1_999));
    feed.awaitHeard(4);

    var seen = poll(NOON + 3);
    assertThat(seconds(seen)).containsExactly(NOON + 1, NOON + 2, NOON + 3);
    assertThat(seen.getLast().value()).isEqualByComparingTo("2003");

    hermes.push(eth(NOON + 2, 2_002));
    hermes.push(eth(NOON + 3, 2_003));
    feed.awaitHeard(6);
    assertThat(poll(NOON + 4)).isEmpty();
  }

  @Test
  void what_is_ahead_of_the_desk_waits_and_what_is_far_ahead_is_left_out() {
    listen();
    hermes.push(eth(NOON + 5, 2_005));
    hermes.push(eth(NOON + 90, 9_999));
    feed.awaitHeard(2);

    assertThat(poll(NOON + 4)).isEmpty();
    assertThat(seconds(poll(NOON + 5))).containsExactly(NOON + 5);
    assertThat(poll(NOON + 3_600)).isEmpty();
    hermes.push(eth(NOON + 6, 2_006));
    feed.awaitHeard(3);
    assertThat(seconds(poll(NOON + 3_600))).containsExactly(NOON + 6);
  }

  @Test
  void a_stream_that_is_cut_is_opened_anew() {
    listen();
    for (var cut = 1; cut <= 3; cut++) {
      hermes.cut();
      await("the stream is open again", () -> hermes.listeners() == 1);
      hermes.push(eth(NOON + cut, 2_000 + cut));
      feed.awaitHeard(cut);
      assertThat(seconds(poll(NOON + cut))).containsExactly(NOON + cut);
    }
  }

  @Test
  void a_silent_stream_is_left_and_prices_are_asked_for_meanwhile() {
    listen();
    hermes.push(eth(NOON + 1, 2_001));
    feed.awaitHeard(1);
    poll(NOON + 1);
    var asked = hermes.asked();
    feed.pass(ListeningFeed.HEARTBEAT);
    poll(NOON + 11);
    assertThat(hermes.asked()).isEqualTo(asked);
    assertThat(hermes.opened()).isEqualTo(1);

    feed.pass(Duration.ofMillis(1));
    hermes.newest(ETH, eth(NOON + 12, 2_012));
    assertThat(seconds(poll(NOON + 12))).contains(NOON + 12);
    assertThat(hermes.asked()).isEqualTo(asked + 1);
    await("the stream is opened again", () -> hermes.opened() == 2);

    await(
        "the new stream is heard",
        () -> {
          hermes.push(eth(NOON + 13, 2_013));
          return feed.heard() > 1;
        });
    assertThat(seconds(poll(NOON + 13))).containsExactly(NOON + 13);
    assertThat(hermes.asked()).isEqualTo(asked + 1);
  }

  @Test
  void silence_on_both_ways_is_unavailable() {
    listen();
    hermes.onLatest(exchange -> HermesSandbox.send(exchange, 500, ""));
    assertThatThrownBy(() -> poll(NOON + 1)).isInstanceOf(OracleUnavailable.class);

    hermes.push(eth(NOON + 2, 2_002));
    feed.awaitHeard(1);
    assertThat(poll(NOON + 2)).hasSize(1);
    assertThat(poll(NOON + 3)).isEmpty();
    feed.pass(ListeningFeed.HEARTBEAT.plusMillis(1));
    assertThatThrownBy(() -> poll(NOON + 13)).isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void rubbish_in_the_stream_hides_nothing_else() {
    listen();
    for (var rubbish :
        List.of(
            "data:<html>\n\n",
            "data:\n\n",
            "data:null\n\n",
            "data:[1,2\n\n",
            "data:{\"parsed\":null}\n\n",
            "data:{\"parsed\":{\"id\":1}}\n\n",
            "data:{\"parsed\":[null,1,\"x\",{},[]]}\n\n",
            "data:" + "[".repeat(5_000) + "\n\n",
            "data:" + update(entry("aa".repeat(32), "1", "1", 0, NOON + 1)) + "\n\n",
            "event: error\ndata: Error receiving update\n\n",
            "event: error\ndata:" + update(eth(NOON + 1, 9_999)) + "\n\n",
            ": keep-alive\n\n",
            "\n\n\n",
            "id: 7\nretry: 1\nnonsense\n\n",
            "\u0000\u0001\n\n")) hermes.pushRaw(rubbish);
    hermes.pushRaw(
        "data: {\"binary\":{},\r\ndata: \"parsed\":[" + eth(NOON + 2, 2_002) + "]}\r\n\r\n");
    hermes.pushRaw("event: message\ndata:" + update(eth(NOON + 3, 2_003)) + "\n\n");

    await("the good ones came", () -> seconds(poll(NOON + 3)).contains(NOON + 3));
    assertThat(hermes.opened()).isEqualTo(1);
  }

  @Test
  void a_line_without_end_ends_the_connection() {
    listen();
    hermes.pushRaw("data:" + "a".repeat(Hermes.MOST_BYTES + 1));
    await("the stream is opened again", () -> hermes.opened() == 2);
    assertThat(feed.heard()).isZero();
  }

  @Test
  void an_event_without_end_ends_the_connection() {
    listen();
    var line = "data:" + "a".repeat(100_000) + "\n";
    hermes.pushRaw(line.repeat(11));
    await("the stream is opened again", () -> hermes.opened() == 2);
    assertThat(feed.heard()).isZero();
  }

  @Test
  void what_nobody_takes_is_kept_within_bounds_and_the_newest_stays() {
    listen();
    for (var second = 1; second <= 1_000; second++) hermes.push(eth(NOON + second, 2_000));
    feed.awaitHeard(1_000);

    var seen = seconds(poll(NOON + 1_000));
    assertThat(seen).hasSize(256).isSorted().endsWith(NOON + 1_000);
  }

  @Test
  void closing_ends_the_thread_and_the_connection() {
    listen();
    assertThat(feed.isListening()).isTrue();

    feed.close();

    await("the thread has ended", () -> !feed.isListening());
    await(
        "the connection has ended",
        () -> {
          hermes.push(eth(NOON + 1, 2_001));
          return hermes.listeners() == 0;
        });
  }

  @Test
  void closing_ends_what_is_waiting_to_open() {
    hermes.onStream(exchange -> HermesSandbox.send(exchange, 503, ""));
    poll(NOON);
    await("the stream was refused", () -> hermes.opened() > 1);

    feed.close();
    await("the thread has ended", () -> !feed.isListening());
  }

  @Test
  void a_feed_that_was_never_asked_closes() {
    assertThat(feed.isListening()).isFalse();
    feed.close();
    assertThat(hermes.requests()).isEmpty();
  }
}

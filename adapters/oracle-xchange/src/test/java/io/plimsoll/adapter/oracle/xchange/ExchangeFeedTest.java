package io.plimsoll.adapter.oracle.xchange;

import static io.plimsoll.adapter.oracle.xchange.KnownExchange.BITSTAMP;
import static io.plimsoll.adapter.oracle.xchange.KnownExchange.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.oracle.xchange.ExchangeSandbox.Reply;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExchangeFeedTest {

  private static final Instant NOON = Instant.parse("2021-01-11T12:00:00.700Z");
  private static final Instant STAMP = Instant.parse("2021-01-11T11:59:58Z");
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(2);

  private final ExchangeSandbox sandbox = new ExchangeSandbox();
  private final List<PriceFeed> made = new ArrayList<>();

  @BeforeEach
  void set() {
    sandbox.setTime(STAMP);
  }

  @AfterEach
  void close() {
    made.forEach(PriceFeed::close);
    sandbox.close();
  }

  private PriceFeed feed(KnownExchange exchange, Duration patience, String... pairs) {
    var feed = ExchangeFeeds.feed(sandbox, exchange, patience, pairs);
    made.add(feed);
    return feed;
  }

  private Reply good(KnownExchange exchange) {
    return book(exchange, "2000.1", "2000.2");
  }

  private Reply book(KnownExchange exchange, String bid, String ask) {
    return switch (exchange) {
      case KRAKEN -> sandbox.kraken(bid, ask);
      case BITSTAMP -> sandbox.bitstamp("\"" + bid + "\"", "\"" + ask + "\"");
    };
  }

  private static Quotation quotation(
      String asset, String currency, String bid, String middle, String ask, Instant at) {
    return new Quotation(
        new AssetId(asset),
        new UnitType.PriceIn(currency),
        new BigDecimal(middle),
        at,
        Particulars.NONE.between(new BigDecimal(bid), new BigDecimal(ask)));
  }

  @Test
  void kraken_is_asked_for_each_pair_and_its_answer_is_of_the_poll() {
    sandbox.says("ethusd", sandbox.kraken("2000.10000", "2000.20000"));
    sandbox.says("xbtusd", sandbox.kraken("40000.0", "40000.1"));

    assertThat(feed(KRAKEN, LONG, "WETH/USD=ETH/USD", "WBTC/USD=BTC/USD").poll(NOON))
        .usingElementComparator(ExchangeFeedTest::byWorth)
        .containsExactlyInAnyOrder(
            quotation("WETH", "USD", "2000.1", "2000.15", "2000.2", NOON),
            quotation("WBTC", "USD", "40000", "40000.05", "40000.1", NOON));
    assertThat(sandbox.questions())
        .containsExactlyInAnyOrder("/0/public/Ticker?pair=ETHUSD", "/0/public/Ticker?pair=XBTUSD");
  }

  private static int byWorth(Quotation one, Quotation other) {
    return plain(one).equals(plain(other)) ? 0 : -1;
  }

  private static List<?> plain(Quotation seen) {
    return List.of(
        seen.asset(),
        seen.unit(),
        seen.observedAt(),
        seen.value().stripTrailingZeros(),
        seen.particulars().bid().orElseThrow().stripTrailingZeros(),
        seen.particulars().ask().orElseThrow().stripTrailingZeros());
  }

  @Test
  void bitstamp_says_its_own_time() {
    sandbox.says("ethusd", good(BITSTAMP));

    assertThat(feed(BITSTAMP, LONG, "WETH/USD=ETH/USD").poll(NOON))
        .usingElementComparator(ExchangeFeedTest::byWorth)
        .containsExactly(quotation("WETH", "USD", "2000.1", "2000.15", "2000.2", STAMP));
    assertThat(sandbox.questions()).containsExactly("/api/v2/ticker/ethusd/");
  }

  @Test
  void the_same_second_of_bitstamp_is_told_once() {
    sandbox.says("ethusd", good(BITSTAMP));
    var feed = feed(BITSTAMP, LONG, "WETH/USD=ETH/USD");
    feed.poll(NOON);

    assertThat(feed.poll(NOON.plusSeconds(1))).isEmpty();
    sandbox.setTime(STAMP.minusSeconds(1));
    assertThat(feed.poll(NOON.plusSeconds(2))).isEmpty();
    sandbox.setTime(STAMP.plusSeconds(1));
    assertThat(feed.poll(NOON.plusSeconds(3))).hasSize(1);
  }

  @Test
  void a_ticker_made_while_it_was_asked_for_is_told_once_at_the_polls_time() {
    sandbox.says("ethusd", good(BITSTAMP));
    sandbox.setTime(Instant.parse("2021-01-11T12:00:01Z"));
    var feed = feed(BITSTAMP, LONG, "WETH/USD=ETH/USD");

    assertThat(feed.poll(NOON)).singleElement().returns(NOON, Quotation::observedAt);
    assertThat(feed.poll(NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void a_ticker_far_ahead_of_the_desk_is_no_answer() {
    sandbox.says("ethusd", good(BITSTAMP));
    sandbox.setTime(NOON.plusSeconds(6));

    assertThatThrownBy(() -> feed(BITSTAMP, LONG, "WETH/USD=ETH/USD").poll(NOON))
        .isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void the_oldest_comes_first_whatever_the_order_of_the_pairs() {
    sandbox.says("aausd", sandbox.bitstamp("1", "2", "1610366398"));
    sandbox.says("bbusd", sandbox.bitstamp("1", "2", "1610366397"));

    assertThat(feed(BITSTAMP, LONG, "A/USD=AA/USD", "B/USD=BB/USD").poll(NOON))
        .extracting(seen -> seen.asset().symbol())
        .containsExactly("B", "A");
  }

  @Test
  void decimals_beyond_the_18th_are_cut_and_a_locked_book_is_a_price() {
    sandbox.says("ethusd", sandbox.kraken("0.0000000000000000019", "0.0000000000000000029"));
    sandbox.says("eurusd", sandbox.kraken("1.1", "1.1"));

    var seen = feed(KRAKEN, LONG, "FINE/USD=ETH/USD", "EURC/USD=EUR/USD").poll(NOON);
    assertThat(seen)
        .usingElementComparator(ExchangeFeedTest::byWorth)
        .containsExactlyInAnyOrder(
            quotation("FINE", "USD", "1E-18", "1E-18", "2E-18", NOON),
            quotation("EURC", "USD", "1.1", "1.1", "1.1", NOON));
  }

  /** What is no answer, by its name. */
  private Map<String, Reply> bad(KnownExchange exchange) {
    var bad = new LinkedHashMap<String, Reply>();
    bad.put("a crossed book", book(exchange, "2000.2", "2000.1"));
    bad.put("a zero bid", book(exchange, "0", "2000.1"));
    bad.put("a zero ask", book(exchange, "2000.1", "0.00"));
    bad.put("a negative bid", book(exchange, "-1", "2000.1"));
    bad.put("NaN", book(exchange, "NaN", "NaN"));
    bad.put("Infinity", book(exchange, "2000.1", "Infinity"));
    bad.put("1e400", book(exchange, "1e400", "1e400"));
    bad.put("1e999999999", book(exchange, "2000.1", "1e999999999"));
    bad.put("1e-999999999", book(exchange, "1e-999999999", "2000.1"));
    bad.put("an exponent beyond all", book(exchange, "2000.1", "1e99999999999"));
    bad.put("an empty side", book(exchange, "", "2000.1"));
    bad.put("HTTP 500", ExchangeSandbox.text(500, "{\"error\":[\"EGeneral:Internal error\"]}"));
    bad.put("HTTP 429", ExchangeSandbox.text(429, "slow down"));
    bad.put("HTTP 204", ExchangeSandbox.text(204, ""));
    bad.put("HTML", ExchangeSandbox.text(200, "<html><body>closed for today</body></html>"));
    bad.put("an empty body", ExchangeSandbox.text(200, ""));
    bad.put("an empty object", ExchangeSandbox.text(200, "{}"));
    bad.put("an empty list", ExchangeSandbox.text(200, "[]"));
    bad.put("null", ExchangeSandbox.text(200, "null"));
    bad.put("a number", ExchangeSandbox.text(200, "17"));
    bad.put("wrong types", ExchangeSandbox.text(200, "{\"error\":{},\"result\":7,\"bid\":[]}"));
    bad.put("deep nesting", ExchangeSandbox.text(200, "{\"result\":" + "[".repeat(30_000)));
    bad.put("a dripping body", sandbox.drip());
    bad.put("an endless body", sandbox.flood());
    bad.put("a redirect", ExchangeSandbox.redirect());
    bad.put("a connection cut in the body", ExchangeSandbox.cut());
    bad.put("a connection cut before the body", _ -> {});
    bad.put("silence", sandbox.silence());
    return bad;
  }

  private Stream<DynamicTest> no_answer_hides_another(KnownExchange exchange) {
    sandbox.says("elsewhere", good(exchange));
    sandbox.says("goodusd", good(exchange));
    sandbox.says("ethusd", good(exchange));
    var feed = feed(exchange, SHORT, "A/USD=BAD/USD", "B/USD=GOOD/USD", "C/USD=UNKNOWN/USD");
    var time = new Instant[] {NOON};
    return bad(exchange).entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () -> {
                      sandbox.says("badusd", one.getValue());
                      time[0] = time[0].plusSeconds(60);
                      sandbox.setTime(time[0]);
                      assertThat(feed.poll(time[0]))
                          .extracting(seen -> seen.asset().symbol())
                          .containsExactly("B");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> no_answer_of_kraken_hides_another() {
    return no_answer_hides_another(KRAKEN);
  }

  @TestFactory
  Stream<DynamicTest> no_answer_of_bitstamp_hides_another() {
    return no_answer_hides_another(BITSTAMP);
  }

  private Stream<DynamicTest> alone_it_is_no_oracle_and_it_recovers(KnownExchange exchange) {
    sandbox.says("elsewhere", good(exchange));
    var feed = feed(exchange, SHORT, "WETH/USD=ETH/USD");
    var time = new Instant[] {NOON};
    return bad(exchange).entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () -> {
                      sandbox.says("ethusd", one.getValue());
                      time[0] = time[0].plusSeconds(60);
                      sandbox.setTime(time[0]);
                      assertThatThrownBy(() -> feed.poll(time[0]))
                          .isInstanceOf(OracleUnavailable.class)
                          .hasMessageContaining("exchange-1");
                      sandbox.says("ethusd", good(exchange));
                      assertThat(feed.poll(time[0])).hasSize(1);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> without_an_answer_kraken_is_unavailable_and_recovers() {
    return alone_it_is_no_oracle_and_it_recovers(KRAKEN);
  }

  @TestFactory
  Stream<DynamicTest> without_an_answer_bitstamp_is_unavailable_and_recovers() {
    return alone_it_is_no_oracle_and_it_recovers(BITSTAMP);
  }

  @Test
  void bitstamp_without_a_time_or_a_side_is_no_answer() {
    var bad =
        List.of(
            sandbox.bitstamp("1", "2", "0"),
            sandbox.bitstamp("1", "2", "null"),
            sandbox.bitstamp("1", "2", "-7"),
            sandbox.bitstamp("1", "2", "9223372036854775807"),
            sandbox.bitstamp("1", "2", "\"noon\""),
            sandbox.bitstamp("null", "2", "1610366398"),
            sandbox.bitstamp("1", "null", "1610366398"),
            sandbox.bitstamp("NaN", "2", "1610366398"),
            sandbox.bitstamp("1e400", "1e400", "1610366398"));
    var feed = feed(BITSTAMP, LONG, "WETH/USD=ETH/USD");
    for (var reply : bad) {
      sandbox.says("ethusd", reply);
      assertThatThrownBy(() -> feed.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    }
  }

  @Test
  void nobody_goes_where_a_redirect_leads() {
    sandbox.says("ethusd", ExchangeSandbox.redirect());
    sandbox.says("elsewhere", good(KRAKEN));

    assertThatThrownBy(() -> feed(KRAKEN, LONG, "WETH/USD=ETH/USD").poll(NOON))
        .isInstanceOf(OracleUnavailable.class);
    assertThat(sandbox.questions()).containsExactly("/0/public/Ticker?pair=ETHUSD");
  }

  @Test
  void many_pairs_that_drip_cost_two_seconds_together_and_their_connections_are_given_up()
      throws InterruptedException {
    sandbox.says("aausd", sandbox.drip());
    sandbox.says("bbusd", sandbox.drip());
    sandbox.says("ccusd", sandbox.silence());
    var given =
        Map.of(
            "exchange", "kraken",
            "url", sandbox.url(),
            "pairs.A/USD", "AA/USD",
            "pairs.B/USD", "BB/USD",
            "pairs.C/USD", "CC/USD");
    var feed = new ExchangeFeedFactory().feed("exchange-1", ExchangeFeeds.settings(given));
    made.add(feed);

    var begun = System.nanoTime();
    assertThatThrownBy(() -> feed.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(5_000));
    assertThat(sandbox.left().await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_body_without_end_is_left_long_before_the_time_is_over() throws InterruptedException {
    sandbox.says("ethusd", sandbox.flood());
    var feed = feed(KRAKEN, Duration.ofSeconds(25), "WETH/USD=ETH/USD");

    assertThatThrownBy(() -> feed.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    assertThat(sandbox.left().await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void while_a_look_up_hangs_no_other_is_begun_and_nobody_waits_for_it() throws Exception {
    sandbox.says("ethusd", good(KRAKEN));
    var ends = new CountDownLatch(1);
    var lookUps = new CopyOnWriteArrayList<Thread>();
    var given = Map.of("exchange", "kraken", "url", sandbox.url(), "pairs.WETH/USD", "ETH/USD");
    var feed =
        new ExchangeFeedFactory()
            .feed(
                "exchange-1",
                ExchangeFeeds.settings(given),
                Duration.ofSeconds(2),
                _ -> {
                  lookUps.add(Thread.currentThread());
                  awaitForever(ends);
                });
    made.add(feed);

    assertThatThrownBy(() -> feed.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    for (var again = 0; again < 3; again++)
      assertThatThrownBy(() -> feed.poll(NOON))
          .isInstanceOf(OracleUnavailable.class)
          .hasRootCauseMessage("A look-up of localhost still hangs");
    assertThat(lookUps).hasSize(1);
    assertThat(sandbox.questions()).isEmpty();

    ends.countDown();
    assertThat(lookUps.getFirst().join(Duration.ofSeconds(10))).isTrue();
    assertThat(feed.poll(NOON)).hasSize(1);
  }

  /** As a look-up does, without hearing interrupts. */
  private static void awaitForever(CountDownLatch ends) {
    while (true)
      try {
        ends.await();
        return;
      } catch (InterruptedException _) {
        Thread.onSpinWait();
      }
  }

  @Test
  void nobody_listening_is_told_as_such() {
    sandbox.close();

    assertThatThrownBy(() -> feed(KRAKEN, LONG, "WETH/USD=ETH/USD").poll(NOON))
        .isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void whoever_interrupts_a_poll_is_heard() {
    sandbox.says("ethusd", sandbox.silence());
    var feed = feed(KRAKEN, LONG, "WETH/USD=ETH/USD");

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> feed.poll(NOON)).isInstanceOf(OracleUnavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}

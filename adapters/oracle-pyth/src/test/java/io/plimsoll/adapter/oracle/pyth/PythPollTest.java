package io.plimsoll.adapter.oracle.pyth;

import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.BTC;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.ETH;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.entry;
import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed that asks at every poll. */
class PythPollTest {

  private static final long NOON = Instant.parse("2021-01-11T12:00:00Z").getEpochSecond();
  private static final AssetId WETH = new AssetId("WETH");
  private static final AssetId WBTC = new AssetId("WBTC");

  private final HermesSandbox hermes = new HermesSandbox();
  private final PriceFeed feed = feed();

  PythPollTest() {
    hermes.newest(BTC, entry(BTC, "4000000000000", "1000000000", -8, NOON));
    hermes.newest(ETH, entry(ETH, "200012345678", "57000001", -8, NOON));
  }

  @AfterEach
  void end() {
    feed.close();
    hermes.close();
  }

  private PriceFeed feed(String... more) {
    var factory = new PythFeedFactory();
    var given =
        new HashMap<>(
            Map.of(
                "url",
                hermes.url().toString(),
                "mode",
                "poll",
                "ids.WETH/USD",
                "0x" + ETH,
                "ids.WBTC/USD",
                BTC.toUpperCase(Locale.ROOT)));
    for (var at = 0; at < more.length; at += 2) given.put(more[at], more[at + 1]);
    return factory.feed("pyth", Settings.of("pyth", factory.settings(), given));
  }

  private List<Quotation> poll(long seconds) {
    return feed.poll(Instant.ofEpochSecond(seconds));
  }

  private Quotation ether(String entry) {
    hermes.newest(ETH, entry);
    return poll(NOON + 100).stream()
        .filter(price -> price.asset().equals(WETH))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_price_has_its_unit_confidence_and_number() {
    assertThat(poll(NOON))
        .anySatisfy(
            price -> {
              assertThat(price.asset()).isEqualTo(WETH);
              assertThat(price.unit()).isEqualTo(new UnitType.PriceIn("USD"));
              assertThat(price.value()).isEqualTo("2000.12345678");
              assertThat(price.particulars().confidence()).contains(new BigDecimal("0.57000001"));
              assertThat(price.particulars().sequence()).hasValue(NOON);
              assertThat(price.observedAt()).isEqualTo(Instant.ofEpochSecond(NOON));
            })
        .hasSize(2);
    assertThat(poll(NOON + 1)).isEmpty();
    assertThat(hermes.opened()).isZero();
  }

  @Test
  void a_rate_is_no_price_and_one_id_may_stand_for_several_pairs() {
    try (var rates = feed("rates.CBETH/WETH", ETH, "ids.ETH/EUR", ETH)) {
      assertThat(rates.poll(Instant.ofEpochSecond(NOON)))
          .extracting(Quotation::asset, Quotation::unit)
          .contains(
              tuple(new AssetId("CBETH"), new UnitType.RateIn(new AssetId("WETH"))),
              tuple(new AssetId("ETH"), new UnitType.PriceIn("EUR")))
          .hasSize(4);
    }
  }

  @Test
  void exponents_of_either_sign_are_applied_and_finer_decimals_cut() {
    var coarse = ether(entry(ETH, "2", "1", 3, NOON + 1));
    assertThat(coarse.value()).isEqualByComparingTo("2000");
    assertThat(coarse.particulars().confidence().orElseThrow()).isEqualByComparingTo("1000");

    var fine = ether(entry(ETH, "1999999", "1000001", -24, NOON + 2));
    assertThat(fine.value()).isEqualTo("0.000000000000000001");
    assertThat(fine.particulars().confidence().orElseThrow()).isEqualTo("0.000000000000000002");
  }

  @Test
  void zero_and_negative_prices_are_passed_on_for_the_desk_to_judge() {
    assertThat(ether(entry(ETH, "0", "0", -8, NOON + 1)).value()).isZero();
    assertThat(ether(entry(ETH, "-3763", "1", -2, NOON + 2)).value())
        .isEqualByComparingTo("-37.63");
    assertThat(
            ether(entry(ETH, "9223372036854775807", "18446744073709551615", 0, NOON + 3)).value())
        .isEqualByComparingTo("9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{'id':'E','price':null}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-8}}",
        "{'id':'E','price':{'price':'1','conf':'1','publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':1,'conf':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1e9','conf':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'NaN','conf':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'','conf':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'12345678901234567890123','conf':'1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','conf':'-1','expo':-8,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-2147483648,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':1e400,'publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':'-8','publish_time':1610366401}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-8,'publish_time':-1}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-8,'publish_time':0}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-8,'publish_time':9e300}}",
        "{'id':'E','price':{'price':'1','conf':'1','expo':-8,'publish_time':99999999999999999999}}",
        "{'id':['E'],'price':{'price':'1','conf':'1','expo':-8,'publish_time':1610366401}}"
      })
  void a_malformed_entry_hides_only_itself(String entry) {
    hermes.newest(ETH, entry.replace('\'', '"').replace("E\"", ETH + "\""));
    assertThat(poll(NOON + 100)).extracting(Quotation::asset).containsExactly(WBTC);
    hermes.newest(ETH, entry(ETH, "1", "1", 0, NOON + 101));
    assertThat(poll(NOON + 101)).extracting(Quotation::asset).containsExactly(WETH);
  }

  private void is_unavailable_and_recovers() {
    assertThatThrownBy(() -> poll(NOON)).isInstanceOf(OracleUnavailable.class);
    hermes.recover();
    assertThat(poll(NOON)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "null",
        "[]",
        "42",
        "{}",
        "{\"parsed\":[]}",
        "{\"parsed\":null}",
        "{\"parsed\":[1e400]}",
        "{\"parsed\":[",
        "{\"parsed\":\"x\"}"
      })
  void an_answer_without_prices_is_unavailable(String body) {
    hermes.onLatest(exchange -> HermesSandbox.send(exchange, 200, body));
    is_unavailable_and_recovers();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 404, 500, 503})
  void a_status_other_than_200_is_unavailable(int status) {
    hermes.onLatest(
        exchange -> {
          exchange.getResponseHeaders().add("Location", hermes.url() + "v2/updates/price/stream");
          HermesSandbox.send(exchange, status, "");
        });
    is_unavailable_and_recovers();
    assertThat(hermes.opened()).isZero();
  }

  @Test
  void a_body_without_end_and_one_that_is_cut_are_unavailable() {
    hermes.onLatest(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var much = new byte[1 << 16];
          try (var body = exchange.getResponseBody()) {
            for (var written = 0; written < 1_000; written++) body.write(much);
          }
        });
    is_unavailable_and_recovers();
    hermes.onLatest(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          exchange.close();
        });
    assertThatThrownBy(() -> poll(NOON)).isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void an_answer_that_trickles_ends_within_two_seconds() {
    var end = new CountDownLatch(1);
    hermes.onLatest(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    var start = System.nanoTime();
    assertThatThrownBy(() -> poll(NOON)).isInstanceOf(OracleUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    end.countDown();
  }

  @Test
  void a_key_opens_a_locked_server_and_is_never_told() {
    hermes.locked("s3cret-key");
    assertThatThrownBy(() -> poll(NOON)).isInstanceOf(OracleUnavailable.class);
    try (var keyed = feed("api-key", "s3cret-key");
        var wrong = feed("api-key", "wr0ng")) {
      assertThat(keyed.poll(Instant.ofEpochSecond(NOON))).hasSize(2);
      assertThatThrownBy(() -> wrong.poll(Instant.ofEpochSecond(NOON)))
          .isInstanceOf(OracleUnavailable.class)
          .hasStackTraceContaining("401")
          .satisfies(trouble -> assertThat(trouble).rootCause().hasMessageNotContaining("wr0ng"));
    }
    assertThat(hermes.requests()).noneMatch(url -> url.toString().contains("s3cret"));
  }

  @Test
  void every_id_is_asked_for_in_one_request_and_unknown_ones_are_to_be_left_out() {
    poll(NOON);
    assertThat(hermes.requests())
        .singleElement()
        .satisfies(
            url ->
                assertThat(url.getPath() + "?" + url.getQuery())
                    .startsWith("/hermes/v2/updates/price/latest?")
                    .contains("parsed=true", "ignore_invalid_price_ids=true")
                    .contains("ids[]=" + ETH, "ids[]=" + BTC));
  }

  @Test
  void a_server_that_is_asked_too_often_is_left_alone_for_as_long_as_it_says() throws Exception {
    var nanos = new AtomicLong(-1_000);
    try (var server = new Hermes(hermes.url(), Optional.empty(), List.of(ETH), nanos::get)) {
      for (var wait : List.of(Optional.of("7"), Optional.<String>empty())) {
        hermes.onLatest(
            exchange -> {
              wait.ifPresent(seconds -> exchange.getResponseHeaders().add("Retry-After", seconds));
              HermesSandbox.send(exchange, 429, "");
            });
        assertThatThrownBy(server::latest).isInstanceOf(IOException.class);
        hermes.recover();
        var asked = hermes.asked();
        nanos.addAndGet(Duration.ofSeconds(wait.isPresent() ? 7 : 60).toNanos() - 1);
        assertThatThrownBy(server::latest).isInstanceOf(IOException.class);
        assertThatThrownBy(server::stream).isInstanceOf(IOException.class);
        assertThat(hermes.asked()).isEqualTo(asked);
        nanos.incrementAndGet();
        assertThat(server.latest())
            .isEqualTo(
                update(
                        entry(BTC, "4000000000000", "1000000000", -8, NOON),
                        entry(ETH, "200012345678", "57000001", -8, NOON))
                    .getBytes());
      }
    }
  }

  @Test
  void nobody_listening_is_unavailable() {
    try (var nowhere = feed("url", "http://127.0.0.1:1")) {
      assertThatThrownBy(() -> nowhere.poll(Instant.ofEpochSecond(NOON)))
          .isInstanceOf(OracleUnavailable.class);
    }
  }
}

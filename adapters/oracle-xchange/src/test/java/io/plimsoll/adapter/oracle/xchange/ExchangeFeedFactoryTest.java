package io.plimsoll.adapter.oracle.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.SettingRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeFeedFactoryTest {

  private static final Map<String, String> GOOD =
      Map.of("exchange", "kraken", "pairs.WETH/USD", "ETH/USD");

  private static void refused(Map<String, String> but, String setting) {
    var given = new HashMap<>(GOOD);
    given.putAll(but);
    assertThatThrownBy(
            () -> new ExchangeFeedFactory().feed("exchange-1", ExchangeFeeds.settings(given)))
        .isInstanceOf(SettingRefused.class)
        .hasMessageStartingWith("exchange-1: setting " + setting + " ");
  }

  @Test
  void it_is_found_by_its_kind() {
    assertThat(ServiceLoader.load(PriceFeedFactory.class))
        .filteredOn(factory -> factory.id().equals("exchange"))
        .singleElement()
        .isInstanceOf(ExchangeFeedFactory.class)
        .satisfies(
            factory ->
                assertThat(factory.capabilities()).containsExactly(FeedCapability.BID_AND_ASK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kraken", "bitstamp"})
  void a_feed_is_made_without_asking_anybody(String exchange) {
    var given = new HashMap<>(GOOD);
    given.put("exchange", exchange);
    try (var feed = new ExchangeFeedFactory().feed("exchange-1", ExchangeFeeds.settings(given))) {
      assertThat(feed.source()).isEqualTo("exchange-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kraken", "coinbase", ""})
  void another_exchange_is_refused(String exchange) {
    refused(Map.of("exchange", exchange), "exchange");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "§",
        "localhost",
        "ftp://localhost",
        "http:///path",
        "http://a/?q=1",
        "http://a/#b"
      })
  void what_is_no_address_is_refused(String url) {
    refused(Map.of("url", url), "url");
  }

  @ParameterizedTest
  @CsvSource({
    "WETH, ETH/USD",
    "WETH/, ETH/USD",
    "/USD, ETH/USD",
    "WETH/USD/EUR, ETH/USD",
    "WETH/USD, ETHUSD",
    "WETH/USD, ../USD",
    "WETH/USD, ETH/USD?a=b",
    "WETH/USD, ETH/USD/EUR"
  })
  void what_is_no_pair_is_refused(String ours, String theirs) {
    refused(Map.of("pairs." + ours, theirs), "pairs");
  }

  @Test
  void a_feed_without_pairs_is_refused() {
    assertThatThrownBy(() -> ExchangeFeeds.settings(Map.of("exchange", "kraken")))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining("pairs");
  }
}

package io.plimsoll.adapter.oracle.chainlink;

import static io.plimsoll.adapter.oracle.chainlink.Feeds.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.SettingRefused;
import io.plimsoll.adapter.spi.SpiAutoConfiguration;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;

class ChainlinkFeedFactoryTest {

  private static final URI NODE = URI.create("http://127.0.0.1:8545");

  @Test
  void it_is_found_on_the_class_path() {
    assertThat(ServiceLoader.load(PriceFeedFactory.class))
        .anySatisfy(factory -> assertThat(factory.id()).isEqualTo("chainlink"));
  }

  @Test
  void it_is_configured_as_the_documentation_says() {
    try (var node = new ScriptedNode()) {
      node.decimals(ETH, 8).round(ETH, 1, 1, "200000000000", 1_610_000_000);
      var yaml =
          """
          plimsoll:
            feeds:
              mainnet:
                type: chainlink
                rpc-url: %s
                chain-id: 1
                feeds:
                  "[WETH/USD]": "%s"
                rates:
                  "[CBETH/WETH]": "%s"
          """
              .formatted(node.url(), ETH, Feeds.CBETH);
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(SpiAutoConfiguration.class))
          .withInitializer(
              context -> {
                try {
                  new YamlPropertySourceLoader()
                      .load(
                          "desk.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                      .forEach(context.getEnvironment().getPropertySources()::addFirst);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .run(
              context ->
                  assertThat(
                          context
                              .getBean(PriceFeed.class)
                              .poll(Instant.ofEpochSecond(1_620_000_000)))
                      .extracting(Quotation::asset, Quotation::unit)
                      .containsExactly(tuple(new AssetId("WETH"), new UnitType.PriceIn("USD"))));
    }
  }

  @Test
  void a_feed_of_nothing_is_refused() {
    assertThatThrownBy(() -> Feeds.of(NODE)).isInstanceOf(SettingRefused.class);
  }

  @Test
  void what_is_no_address_is_refused() {
    for (var address :
        new String[] {"", "0x", ETH.substring(2), ETH + "0", ETH.replace('e', 'g'), " " + ETH, "1"})
      assertThatThrownBy(() -> Feeds.of(NODE, "feeds.WETH/USD", address))
          .as(address)
          .isInstanceOf(SettingRefused.class)
          .hasMessageContaining("WETH/USD");
  }

  @Test
  void what_is_no_pair_is_refused() {
    for (var pair : new String[] {"WETH", "WETH/", "/USD", "A/B/C", " / ", "WETHUSD"})
      for (var setting : new String[] {"feeds", "rates"})
        assertThatThrownBy(() -> Feeds.of(NODE, setting + "." + pair, ETH))
            .as(pair)
            .isInstanceOf(SettingRefused.class);
  }

  @Test
  void unknown_blocks_and_chains_are_refused() {
    assertThatThrownBy(() -> Feeds.of(NODE, "feeds.WETH/USD", ETH, "block", "pending"))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining("finalized");
    assertThatThrownBy(() -> Feeds.of(NODE, "feeds.WETH/USD", ETH, "chain-id", "-1"))
        .isInstanceOf(SettingRefused.class);
  }

  @Test
  void making_a_feed_asks_nobody() {
    try (var node = new ScriptedNode()) {
      Feeds.of(node.url(), "feeds.WETH/USD", ETH).close();
      assertThat(node.batches()).isEmpty();
    }
  }
}

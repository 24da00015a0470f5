package io.plimsoll.adapter.oracle.pyth;

import static io.plimsoll.adapter.oracle.pyth.HermesSandbox.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.SettingRefused;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.SpiAutoConfiguration;
import io.plimsoll.application.oracle.PriceFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;

class PythFeedFactoryTest {

  private static PriceFeed feed(String... settings) {
    var factory = new PythFeedFactory();
    var given = new HashMap<>(Map.of("url", "http://127.0.0.1:1"));
    for (var at = 0; at < settings.length; at += 2) given.put(settings[at], settings[at + 1]);
    return factory.feed("pyth", Settings.of("pyth", factory.settings(), given));
  }

  @Test
  void it_is_found_on_the_class_path() {
    assertThat(ServiceLoader.load(PriceFeedFactory.class))
        .anySatisfy(factory -> assertThat(factory.id()).isEqualTo("pyth"));
  }

  @Test
  void it_is_configured_as_the_documentation_says() {
    try (var hermes = new HermesSandbox()) {
      hermes.locked("from-configuration");
      hermes.newest(ETH, HermesSandbox.entry(ETH, "2000", "1", 0, 1_610_000_000));
      var yaml =
          """
          plimsoll:
            feeds:
              pyth:
                type: pyth
                url: %s
                api-key: from-configuration
                heartbeat: 5s
                ids:
                  "[WETH/USD]": "0x%s"
          """
              .formatted(hermes.url(), ETH);
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
                      .singleElement()
                      .satisfies(price -> assertThat(price.value()).isEqualTo("2000")));
    }
  }

  @Test
  void a_feed_of_nothing_is_refused() {
    assertThatThrownBy(() -> feed()).isInstanceOf(SettingRefused.class);
  }

  @Test
  void what_is_no_id_is_refused() {
    for (var id : new String[] {"", "0x", ETH + "0", ETH.substring(1), ETH.replace('f', 'g'), "1"})
      assertThatThrownBy(() -> feed("ids.WETH/USD", id))
          .as(id)
          .isInstanceOf(SettingRefused.class)
          .hasMessageContaining("WETH/USD");
  }

  @Test
  void what_is_no_pair_is_refused() {
    for (var pair : new String[] {"WETH", "WETH/", "/USD", "A/B/C", " / ", "WETHUSD"})
      for (var setting : new String[] {"ids", "rates"})
        assertThatThrownBy(() -> feed(setting + "." + pair, ETH))
            .as(pair)
            .isInstanceOf(SettingRefused.class);
  }

  @Test
  void unknown_modes_are_refused() {
    assertThatThrownBy(() -> feed("ids.WETH/USD", ETH, "mode", "push"))
        .isInstanceOf(SettingRefused.class);
  }

  @Test
  void a_key_that_no_header_can_carry_is_refused_without_showing_it() {
    assertThatThrownBy(() -> feed("ids.WETH/USD", ETH, "api-key", "s3cret\r\nX-Other: 1"))
        .isInstanceOf(SettingRefused.class)
        .hasMessageNotContaining("s3cret");
  }
}

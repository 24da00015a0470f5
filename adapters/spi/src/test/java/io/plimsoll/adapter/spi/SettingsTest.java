package io.plimsoll.adapter.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.spi.Setting.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final List<Setting> DESCRIBED =
      List.of(
          Setting.required("address", Kind.URL, "Where it is asked."),
          Setting.optional("patience", Kind.DURATION, "2s", "How long it is waited for."),
          Setting.optional("rounds", Kind.WHOLE_NUMBER, "3", "How many rounds."),
          Setting.optional("share", Kind.DECIMAL, "0.5", "A share."),
          Setting.optional("eager", Kind.FLAG, "false", "Whether it is eager."),
          Setting.optional("key", Kind.SECRET, "", "Who asks."),
          Setting.required("pairs", Kind.TEXTS_BY_NAME, "What is asked."));

  private static Settings of(Map<String, String> given) {
    var all = new TreeMap<>(Map.of("address", "https://example.org/x", "pairs.ETH/USD", "0x1"));
    all.putAll(given);
    return Settings.of("north", DESCRIBED, all);
  }

  @Test
  void what_is_left_out_is_as_described() {
    var settings = of(Map.of());
    assertThat(settings.url("address")).isEqualTo(URI.create("https://example.org/x"));
    assertThat(settings.duration("patience")).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.wholeNumber("rounds")).isEqualTo(BigInteger.valueOf(3));
    assertThat(settings.decimal("share")).isEqualTo(new BigDecimal("0.5"));
    assertThat(settings.flag("eager")).isFalse();
    assertThat(settings.text("key")).isEmpty();
    assertThat(settings.texts("pairs")).isEqualTo(Map.of("ETH/USD", "0x1"));
  }

  @Test
  void several_texts_keep_their_names() {
    assertThat(of(Map.of("pairs.WBTC/USD", "0x2", "pairs.cbETH.x", "0x3")).texts("pairs"))
        .containsExactly(
            Map.entry("ETH/USD", "0x1"), Map.entry("WBTC/USD", "0x2"), Map.entry("cbETH.x", "0x3"));
  }

  @Test
  void what_has_to_be_there_is_missed_by_name_and_meaning() {
    assertThatThrownBy(() -> Settings.of("north", DESCRIBED, Map.of("pairs.a", "b")))
        .isInstanceOf(SettingRefused.class)
        .hasMessage("north: setting address is missing: Where it is asked.");
    assertThatThrownBy(
            () -> Settings.of("north", DESCRIBED, Map.of("address", "http://127.0.0.1:1")))
        .hasMessage("north: setting pairs is missing: What is asked.");
  }

  @Test
  void what_is_not_described_is_refused() {
    assertThatThrownBy(() -> of(Map.of("adress", "x")))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining("north: setting adress is unknown; there are [address, patience");
  }

  @ParameterizedTest
  @CsvSource({
    "address, ftp://example.org",
    "address, example.org",
    "address, https:///nobody",
    "patience, soon",
    "patience, 0s",
    "patience, -1s",
    "rounds, 1.5",
    "rounds, many",
    "share, half",
    "eager, maybe"
  })
  void what_is_malformed_is_refused_with_its_value(String name, String value) {
    assertThatThrownBy(() -> of(Map.of(name, value)))
        .isInstanceOf(SettingRefused.class)
        .hasMessageStartingWith("north: setting " + name + " is no ")
        .hasMessageContaining(value);
  }

  @Test
  void a_secret_is_not_shown() {
    var settings = of(Map.of("key", "s3cr3t"));
    assertThat(settings.text("key")).isEqualTo("s3cr3t");
    assertThat(settings.toString()).contains("north").doesNotContain("s3cr3t");
    assertThat(settings.refuse("key", "is too short"))
        .hasMessage("north: setting key is too short");
  }

  @Test
  void nobody_asks_for_what_is_not_described() {
    assertThatThrownBy(() -> of(Map.of()).text("colour"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.plimsoll.adapter.spi.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.spi.AdapterFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.SettingRefused;
import io.plimsoll.adapter.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rules that every adapter keeps, whatever it is. */
@Timeout(60)
abstract class AdapterKit {

  /** The adapter's name in the rules. */
  static final String NAME = "kit-1";

  @RegisterExtension static final RuleReport REPORT = new RuleReport();

  protected abstract AdapterFactory factory();

  /** What the adapter is told so that it finds its outside. */
  abstract Map<String, String> settings();

  abstract AutoCloseable make(Settings settings);

  final AutoCloseable make(Map<String, String> settings) {
    return make(Settings.of(NAME, factory().settings(), settings));
  }

  @Test
  @DisplayName("A01 its kind says what it is and what it can be told")
  protected void it_is_described() {
    assertThat(factory().id()).matches("[a-z][a-z0-9-]{1,30}");
    assertThat(factory().description()).endsWith(".").hasSizeGreaterThan(10);
    assertThat(factory().settings()).extracting(Setting::name).doesNotHaveDuplicates();
    for (var setting : factory().settings()) {
      assertThat(setting.name()).matches("[a-z][a-z0-9-]{0,30}");
      assertThat(setting.meaning()).hasSizeGreaterThan(5);
    }
  }

  @Test
  @DisplayName("A02 what has to be there is missed by its name")
  protected void a_required_setting_is_missed() {
    for (var setting : factory().settings())
      if (setting.fallback().isEmpty())
        assertThatThrownBy(() -> make(without(setting.name())))
            .isInstanceOf(SettingRefused.class)
            .hasMessageContaining(setting.name());
  }

  private Map<String, String> without(String name) {
    var left = new HashMap<>(settings());
    left.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + "."));
    return left;
  }

  @Test
  @DisplayName("A03 what it does not know is refused by its name")
  protected void an_unknown_setting_is_refused() {
    assertThatThrownBy(() -> make(with("no-such-setting", "1")))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining("no-such-setting");
  }

  private Map<String, String> with(String name, String value) {
    var more = new HashMap<>(settings());
    more.put(name, value);
    return more;
  }

  @Test
  @DisplayName("A04 what is malformed is refused by its name")
  protected void a_malformed_setting_is_refused() {
    for (var setting : factory().settings())
      switch (setting.kind()) {
        case TEXT, SECRET, TEXTS_BY_NAME -> {}
        case URL, DURATION, WHOLE_NUMBER, DECIMAL, FLAG ->
            assertThatThrownBy(() -> make(with(setting.name(), "§")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining(setting.name());
      }
  }

  /** A secret may have a form, so the one that works is looked for. */
  @Test
  @DisplayName("A05 a secret is not shown")
  protected void a_secret_is_not_shown() throws Exception {
    for (var setting : factory().settings())
      if (setting.kind() == Setting.Kind.SECRET && settings().containsKey(setting.name())) {
        var secret = settings().get(setting.name());
        var checked = Settings.of(NAME, factory().settings(), settings());
        assertThat(checked.toString()).doesNotContain(secret);
        try (var made = make(checked)) {
          assertThat(made.toString()).doesNotContain(secret);
        }
      }
  }
}

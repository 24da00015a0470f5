package io.plimsoll.adapter.spi;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;

/** Every value is parsed once, at the start, so that no adapter meets a malformed one later. */
record CheckedSettings(String adapter, Map<String, Object> values) implements Settings {

  static CheckedSettings of(String adapter, List<Setting> described, Map<String, String> given) {
    var left = new LinkedHashMap<>(given);
    var values = new HashMap<String, Object>();
    for (var setting : described) {
      if (setting.kind() == Setting.Kind.TEXTS_BY_NAME) {
        values.put(setting.name(), texts(adapter, setting, left));
        continue;
      }
      var text = left.remove(setting.name());
      if (text == null)
        text =
            setting
                .fallback()
                .orElseThrow(
                    () ->
                        new SettingRefused(
                            adapter, setting.name(), "is missing: " + setting.meaning()));
      values.put(setting.name(), value(adapter, setting, text));
    }
    if (!left.isEmpty())
      throw new SettingRefused(
          adapter,
          left.keySet().iterator().next(),
          "is unknown; there are " + described.stream().map(Setting::name).toList());
    return new CheckedSettings(adapter, values);
  }

  private static SortedMap<String, String> texts(
      String adapter, Setting setting, Map<String, String> left) {
    var prefix = setting.name() + ".";
    var texts = new TreeMap<String, String>();
    left.forEach(
        (name, text) -> {
          if (name.startsWith(prefix)) texts.put(name.substring(prefix.length()), text);
        });
    texts.keySet().forEach(name -> left.remove(prefix + name));
    if (texts.isEmpty() && setting.fallback().isEmpty())
      throw new SettingRefused(adapter, setting.name(), "is missing: " + setting.meaning());
    return texts;
  }

  private static Object value(String adapter, Setting setting, String text) {
    try {
      return switch (setting.kind()) {
        case TEXT, SECRET, TEXTS_BY_NAME -> text;
        case URL -> webAddress(text);
        case DURATION -> positive(DurationStyle.detectAndParse(text));
        case WHOLE_NUMBER -> new BigInteger(text);
        case DECIMAL -> new BigDecimal(text);
        case FLAG -> yesOrNo(text);
      };
    } catch (IllegalArgumentException | ArithmeticException _) {
      throw new SettingRefused(
          adapter,
          setting.name(),
          "is no %s: %s (%s)".formatted(setting.kind(), text, setting.meaning()));
    }
  }

  private static URI webAddress(String text) {
    var url = URI.create(text);
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))
      throw new IllegalArgumentException(text);
    return url;
  }

  private static Duration positive(Duration duration) {
    if (!duration.isPositive()) throw new IllegalArgumentException(duration.toString());
    return duration;
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  @Override
  public String text(String name) {
    return (String) value(name);
  }

  @Override
  public URI url(String name) {
    return (URI) value(name);
  }

  @Override
  public Duration duration(String name) {
    return (Duration) value(name);
  }

  @Override
  public BigInteger wholeNumber(String name) {
    return (BigInteger) value(name);
  }

  @Override
  public BigDecimal decimal(String name) {
    return (BigDecimal) value(name);
  }

  @Override
  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  @Override
  @SuppressWarnings("unchecked")
  public SortedMap<String, String> texts(String name) {
    return (SortedMap<String, String>) value(name);
  }

  @Override
  public Map<Pair, String> prices(String name) {
    return pairs(name, UnitType.PriceIn::new);
  }

  @Override
  public Map<Pair, String> rates(String name) {
    return pairs(name, quote -> new UnitType.RateIn(new AssetId(quote)));
  }

  private Map<Pair, String> pairs(String name, Function<String, UnitType> unit) {
    var pairs = new LinkedHashMap<Pair, String>();
    texts(name)
        .forEach(
            (pair, text) -> {
              var names = pair.split("/", -1);
              if (names.length != 2 || names[0].isBlank() || names[1].isBlank())
                throw refuse(name, "has %s, which is no pair such as [WETH/USD]".formatted(pair));
              pairs.put(new Pair(new AssetId(names[0]), unit.apply(names[1])), text);
            });
    return pairs;
  }

  @Override
  public SettingRefused refuse(String name, String reason) {
    return new SettingRefused(adapter, name, reason);
  }

  private Object value(String name) {
    var value = values.get(name);
    if (value == null) throw new IllegalArgumentException(name + " is not described");
    return value;
  }

  /** Values may be secrets. */
  @Override
  public String toString() {
    return adapter + values.keySet();
  }
}

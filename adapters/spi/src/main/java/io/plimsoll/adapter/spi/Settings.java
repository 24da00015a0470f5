package io.plimsoll.adapter.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What one adapter was told, checked against what it can be told. */
public interface Settings {

  /**
   * Checks what was configured.
   *
   * @param adapter name of the feed or venue, for the message
   * @param given by name; a name of {@link Setting.Kind#TEXTS_BY_NAME} is followed by a dot and the
   *     name within
   * @throws SettingRefused if something is missing, unknown or malformed
   */
  static Settings of(String adapter, List<Setting> described, Map<String, String> given) {
    return CheckedSettings.of(adapter, described, given);
  }

  /** Of kind TEXT or SECRET. */
  String text(String name);

  URI url(String name);

  Duration duration(String name);

  BigInteger wholeNumber(String name);

  BigDecimal decimal(String name);

  boolean flag(String name);

  /** Of kind TEXTS_BY_NAME; empty if none was given. */
  SortedMap<String, String> texts(String name);

  /**
   * Of kind TEXTS_BY_NAME, the names being pairs such as {@code WETH/USD}: an asset and the
   * currency of its price.
   *
   * @throws SettingRefused if a name is no such pair
   */
  Map<Pair, String> prices(String name);

  /** The same for rates: {@code CBETH/WETH} is one asset's in another. */
  Map<Pair, String> rates(String name);

  /** For values that do not go together. */
  SettingRefused refuse(String name, String reason);
}

package io.plimsoll.adapter.spi;

import java.util.Optional;

/**
 * One thing an adapter can be told.
 *
 * @param name in kebab case, as it is written in the configuration
 * @param fallback what holds if it is left out; empty: it has to be there
 * @param meaning one sentence, with the unit
 */
public record Setting(String name, Kind kind, Optional<String> fallback, String meaning) {

  /** How a setting is written. */
  public enum Kind {
    TEXT,
    /** Never shown again. */
    SECRET,
    /** {@code http} or {@code https}, with a host. */
    URL,
    /** {@code 500ms}, {@code 2s} or {@code PT1M}; above zero. */
    DURATION,
    WHOLE_NUMBER,
    DECIMAL,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Several names, each with a text: {@code name.ETH: …}. */
    TEXTS_BY_NAME
  }

  public static Setting required(String name, Kind kind, String meaning) {
    return new Setting(name, kind, Optional.empty(), meaning);
  }

  public static Setting optional(String name, Kind kind, String fallback, String meaning) {
    return new Setting(name, kind, Optional.of(fallback), meaning);
  }
}

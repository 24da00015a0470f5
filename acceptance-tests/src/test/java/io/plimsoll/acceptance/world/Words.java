package io.plimsoll.acceptance.world;

import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** How features write numbers, sums, shares, people and spans of time. */
public class Words {

  /** {@code an hour}, {@code 61 minutes} */
  static final String SPAN = "(?:an?|\\d+) (?:second|minute|hour|day|year)s?";

  @ParameterType(Sum.FORM)
  public Sum sum(String text) {
    return Sum.of(text);
  }

  @ParameterType(Sum.FORM + "(?:(?:,| and) " + Sum.FORM + ")*")
  public List<Sum> sums(String text) {
    return Sum.all(text);
  }

  @ParameterType("[A-Z]{3,5}")
  public String asset(String symbol) {
    return symbol;
  }

  @ParameterType("[A-Z][a-z]+")
  public String person(String name) {
    return name;
  }

  @ParameterType("-?\\d[\\d,]*(?:\\.\\d+)?")
  public String number(String text) {
    return Sum.plain(text);
  }

  /** {@code 82.5 %} as 0.825. */
  @ParameterType("\\d+(?:\\.\\d+)? %")
  public String percent(String text) {
    return fraction(text);
  }

  /** Which market, if there are several; empty text for the only one. */
  @ParameterType("(?: in [A-Z][a-z]+)?")
  public String where(String text) {
    return text.replace(" in ", "");
  }

  @ParameterType(SPAN)
  public Duration span(String text) {
    return duration(text);
  }

  /** {@code the treasury, the backstop and the lenders} as their names with spaces between. */
  @ParameterType(
      "the (?:treasury|backstop|lenders)(?:(?:,| and) the (?:treasury|backstop|lenders))*")
  public String bearers(String text) {
    return text.replace(",", "").replace("and ", "").replace("the ", "");
  }

  public static String fraction(String percent) {
    return new BigDecimal(percent.replace("%", "").strip())
        .movePointLeft(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** {@code an hour}, {@code 61 minutes}; a year has 365 days. */
  public static Duration duration(String text) {
    var parts = text.strip().split(" ", 2);
    var count = parts[0].startsWith("a") ? 1 : Long.parseLong(parts[0]);
    return switch (parts[1].replaceFirst("s$", "")) {
      case "second" -> Duration.ofSeconds(count);
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      case "day" -> Duration.ofDays(count);
      case "year" -> Duration.ofDays(365 * count);
      default -> throw new IllegalArgumentException("Not a span of time: " + text);
    };
  }
}

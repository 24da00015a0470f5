package io.plimsoll.acceptance.world;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An amount as features write it, {@code 15,000.5 USDC}.
 *
 * @param number as the desk reads and writes it, {@code 15000.5}
 * @param asset its symbol, or that of the base currency
 */
public record Sum(String number, String asset) {

  /** {@code 15,000.5 USDC} */
  public static final String FORM = "\\d[\\d,]*(?:\\.\\d+)? [A-Z]{3,5}";

  private static final Pattern ONE = Pattern.compile(FORM);

  public static Sum of(String text) {
    var parts = text.strip().split(" ", 2);
    return new Sum(plain(parts[0]), parts[1]);
  }

  /** All sums in a text, in their order. */
  public static List<Sum> all(String text) {
    return ONE.matcher(text).results().map(found -> of(found.group())).toList();
  }

  /** A number as the desk writes it: no commas between thousands, no zeros at the end. */
  public static String plain(String number) {
    var plain = number.replace(",", "");
    return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
  }

  @Override
  public String toString() {
    return number + " " + asset;
  }
}

package io.plimsoll.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Writing and reading of scaled integers as plain decimals. */
final class Decimals {

  private static final int MOST_DIGITS = 100;

  private Decimals() {}

  static String plain(BigInteger units, int scale) {
    var decimal = new BigDecimal(units, scale);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  /**
   * @throws IllegalArgumentException if the text is no number, or has an absurd number of digits:
   *     writing out 1e999999999 would fill the memory
   */
  static BigDecimal read(String text) {
    var decimal = new BigDecimal(text);
    if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS)
      throw new IllegalArgumentException(text + " has more than " + MOST_DIGITS + " digits");
    return decimal;
  }

  /**
   * @throws IllegalArgumentException if the text has more decimals than the scale, or is negative
   */
  static BigInteger parse(String text, int scale) {
    var shifted = read(text).movePointRight(scale).stripTrailingZeros();
    if (shifted.scale() > 0)
      throw new IllegalArgumentException(text + " has more than " + scale + " decimals");
    if (shifted.signum() < 0) throw new IllegalArgumentException(text + " is negative");
    return shifted.toBigIntegerExact();
  }
}

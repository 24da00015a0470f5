package io.plimsoll.adapter.web.rest.wire;

import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A number as callers write it: {@code "1.5"}, in whole tokens or as a ratio; no exponent, no plus
 * sign, no leading zeros, nothing before or after it.
 */
public record Decimal(BigDecimal value) {

  /** What the API page shows for it. */
  public static final String FORM = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final int LONGEST = 100;

  /** The text is no decimal. */
  public static final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super(
          "Expected a decimal string such as \"1.5\", of %d characters at most, without exponent"
              .formatted(LONGEST));
    }
  }

  /**
   * @throws Malformed if the text has another form or more than 100 characters
   */
  public static Decimal of(String text) {
    if (text.length() > LONGEST || !PATTERN.matcher(text).matches()) throw new Malformed();
    return new Decimal(new BigDecimal(text));
  }

  /** A signed number of a token's smallest units, in whole tokens. */
  public static Decimal of(BigInteger units, Token token) {
    return of(units, token.decimals());
  }

  /** A number that is counted in units of its last decimal. */
  public static Decimal of(BigInteger units, int decimals) {
    return new Decimal(new BigDecimal(units, decimals));
  }

  public Quantity quantity() {
    return new Quantity.Exactly(value);
  }

  /** Decimals that are not trailing zeros. */
  public int decimals() {
    return Math.max(0, value.stripTrailingZeros().scale());
  }

  public String text() {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}

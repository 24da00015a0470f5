package io.plimsoll.domain.money;

import java.math.BigInteger;

/**
 * A whole number of a token's smallest units, never negative. Amounts of different tokens do not
 * mix.
 *
 * @param units the number of smallest units
 */
public record Amount(BigInteger units, Token token) implements Comparable<Amount> {

  public Amount {
    if (units.signum() < 0)
      throw new IllegalArgumentException("An amount is never negative: " + units + " " + token);
  }

  /**
   * Reads whole tokens, {@code "1.5"}. @throws IllegalArgumentException if the token has fewer
   * decimals
   */
  public static Amount of(String wholeTokens, Token token) {
    var shifted = Decimals.read(wholeTokens).movePointRight(token.decimals());
    if (shifted.stripTrailingZeros().scale() > 0)
      throw new IllegalArgumentException(
          token.symbol() + " has " + token.decimals() + " decimals; " + wholeTokens + " has more");
    return new Amount(shifted.toBigIntegerExact(), token);
  }

  public boolean isZero() {
    return units.signum() == 0;
  }

  public Amount plus(Amount other) {
    return new Amount(units.add(same(other).units), token);
  }

  /**
   * @throws IllegalArgumentException if the other is more
   */
  public Amount minus(Amount other) {
    return new Amount(units.subtract(same(other).units), token);
  }

  public Amount minusOrZero(Amount other) {
    return new Amount(units.subtract(same(other).units).max(BigInteger.ZERO), token);
  }

  public Amount min(Amount other) {
    return exceeds(other) ? other : this;
  }

  public boolean exceeds(Amount other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Amount other) {
    return units.compareTo(same(other).units);
  }

  /** In whole tokens, without exponent and without trailing zeros. */
  public String decimal() {
    return Decimals.plain(units, token.decimals());
  }

  @Override
  public String toString() {
    return decimal() + " " + token.symbol();
  }

  private Amount same(Amount other) {
    if (!token.equals(other.token))
      throw new IllegalArgumentException(
          token.symbol() + " and " + other.token.symbol() + " do not mix");
    return other;
  }
}

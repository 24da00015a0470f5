package io.plimsoll.domain.money;

import java.math.BigInteger;

/**
 * A threshold, bonus, fee or factor in hundredths of a percent: {@code new BasisPoints(8_250)} is
 * 82.50 %.
 *
 * @param value 0 or more; whoever needs a bound says so
 */
public record BasisPoints(int value) implements Comparable<BasisPoints> {

  public static final BigInteger SCALE = BigInteger.valueOf(10_000);
  public static final BasisPoints ZERO = new BasisPoints(0);
  public static final BasisPoints ONE = new BasisPoints(10_000);

  public BasisPoints {
    if (value < 0) throw new IllegalArgumentException("Never negative: " + value);
  }

  /**
   * Reads a fraction, {@code "0.825"}. @throws IllegalArgumentException if it has more than 4
   * decimals, is negative or absurd
   */
  public static BasisPoints of(String fraction) {
    var units = Decimals.parse(fraction, 4);
    if (units.bitLength() >= Integer.SIZE)
      throw new IllegalArgumentException(fraction + " is too much for a share");
    return new BasisPoints(units.intValueExact());
  }

  public BigInteger units() {
    return BigInteger.valueOf(value);
  }

  public BasisPoints plus(BasisPoints other) {
    return new BasisPoints(value + other.value);
  }

  /** What is missing to 1. @throws IllegalArgumentException if this is more than 1 */
  public BasisPoints complement() {
    return new BasisPoints(ONE.value - value);
  }

  /** This fraction of an amount. */
  public Amount of(Amount amount, Rounding rounding) {
    return amount.token().units(of(amount.units(), rounding));
  }

  /** This fraction of a number of units. */
  public BigInteger of(BigInteger units, Rounding rounding) {
    return rounding.mulDiv(units, units(), SCALE);
  }

  /**
   * Of what an amount is this fraction: {@code units / this}. @throws ArithmeticException if this
   * is zero
   */
  public BigInteger whole(BigInteger units, Rounding rounding) {
    return rounding.mulDiv(units, SCALE, units());
  }

  public Wad wad() {
    return new Wad(units().multiply(BigInteger.TEN.pow(14)));
  }

  public Ray ray() {
    return new Ray(units().multiply(BigInteger.TEN.pow(23)));
  }

  @Override
  public int compareTo(BasisPoints other) {
    return Integer.compare(value, other.value);
  }

  /** As a fraction: {@code "0.825"}. */
  public String decimal() {
    return Decimals.plain(units(), 4);
  }

  @Override
  public String toString() {
    return Decimals.plain(units(), 2) + " %";
  }
}

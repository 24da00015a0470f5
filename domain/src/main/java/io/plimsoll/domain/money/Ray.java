package io.plimsoll.domain.money;

import java.math.BigInteger;

/**
 * A rate or an accrual index with 27 decimals. Products and quotients round half up, as the ray
 * arithmetic of Aave v3.
 *
 * @param units the number times 10^27, never negative
 */
public record Ray(BigInteger units) implements Comparable<Ray> {

  public static final BigInteger SCALE = BigInteger.TEN.pow(27);
  public static final Ray ZERO = new Ray(BigInteger.ZERO);
  public static final Ray ONE = new Ray(SCALE);

  public Ray {
    if (units.signum() < 0) throw new IllegalArgumentException("Never negative: " + units);
  }

  /**
   * Reads a plain decimal. @throws IllegalArgumentException if it has more than 27 decimals or is
   * negative
   */
  public static Ray of(String decimal) {
    return new Ray(Decimals.parse(decimal, 27));
  }

  public Ray plus(Ray other) {
    return new Ray(units.add(other.units));
  }

  public Ray minus(Ray other) {
    return new Ray(units.subtract(other.units));
  }

  /** {@code this × other}, half up. */
  public Ray times(Ray other) {
    return new Ray(Rounding.HALF_UP.mulDiv(units, other.units, SCALE));
  }

  /** {@code this / other}, half up. @throws ArithmeticException if the other is zero */
  public Ray dividedBy(Ray other) {
    return new Ray(Rounding.HALF_UP.mulDiv(units, SCALE, other.units));
  }

  /**
   * This multiplied with itself so many times, by squaring, every product half up: Maker's {@code
   * rpow}.
   */
  public Ray power(long times) {
    var square = this;
    var product = times % 2 == 0 ? ONE : this;
    for (var left = times / 2; left > 0; left /= 2) {
      square = square.times(square);
      if (left % 2 == 1) product = product.times(square);
    }
    return product;
  }

  /** {@code amount × this}: what scaled units stand for. */
  public BigInteger of(BigInteger scaled, Rounding rounding) {
    return rounding.mulDiv(scaled, units, SCALE);
  }

  /** {@code amount / this}: how many scaled units stand for an amount. */
  public BigInteger scale(BigInteger amount, Rounding rounding) {
    return rounding.mulDiv(amount, SCALE, units);
  }

  @Override
  public int compareTo(Ray other) {
    return units.compareTo(other.units);
  }

  /** Plain decimal without trailing zeros. */
  public String decimal() {
    return Decimals.plain(units, 27);
  }

  @Override
  public String toString() {
    return decimal();
  }
}

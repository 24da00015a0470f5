package io.plimsoll.domain.money;

import java.math.BigInteger;

/**
 * A ratio or a price with 18 decimals.
 *
 * @param units the number times 10^18, never negative
 */
public record Wad(BigInteger units) implements Comparable<Wad> {

  public static final BigInteger SCALE = BigInteger.TEN.pow(18);
  public static final Wad ZERO = new Wad(BigInteger.ZERO);
  public static final Wad ONE = new Wad(SCALE);

  public Wad {
    if (units.signum() < 0) throw new IllegalArgumentException("Never negative: " + units);
  }

  /**
   * Reads a plain decimal. @throws IllegalArgumentException if it has more than 18 decimals or is
   * negative
   */
  public static Wad of(String decimal) {
    return new Wad(Decimals.parse(decimal, 18));
  }

  /** This fraction of a number of units. */
  public BigInteger of(BigInteger units, Rounding rounding) {
    return rounding.mulDiv(units, this.units, SCALE);
  }

  public Wad least(Wad other) {
    return new Wad(units.min(other.units));
  }

  public Wad most(Wad other) {
    return new Wad(units.max(other.units));
  }

  @Override
  public int compareTo(Wad other) {
    return units.compareTo(other.units);
  }

  /** Plain decimal without trailing zeros. */
  public String decimal() {
    return Decimals.plain(units, 18);
  }

  @Override
  public String toString() {
    return decimal();
  }
}

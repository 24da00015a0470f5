package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;

/**
 * Where interest stands in a reserve after it was last touched.
 *
 * @param updatedAt second (Unix time) up to which interest is booked
 * @param liquidityIndex what a supplied share is worth, in units of the asset
 * @param borrowIndex what a scaled unit of debt stands for
 * @param liquidityRate what lenders earn from here on, a year
 * @param borrowRate what borrowers pay from here on, a year
 * @param treasuryShares shares the treasury has earned, beside the lenders' shares
 */
public record Accrual(
    long updatedAt,
    Ray liquidityIndex,
    Ray borrowIndex,
    Ray liquidityRate,
    Ray borrowRate,
    BigInteger treasuryShares) {

  private static final BigInteger YEAR = BigInteger.valueOf(31_536_000);
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger SIX = BigInteger.valueOf(6);

  static Accrual start(long second) {
    return new Accrual(second, Ray.ONE, Ray.ONE, Ray.ZERO, Ray.ZERO, BigInteger.ZERO);
  }

  /** Simple interest: 1 + rate × seconds / year, the quotient down. */
  static Ray linear(Ray rate, long seconds) {
    return new Ray(Ray.SCALE.add(share(rate, seconds)));
  }

  /**
   * Three terms of the binomial series of (1 + rate/year)^seconds, as Aave v3.6: 1 + x + x × (x/2 +
   * x × x/6).
   */
  static Ray compound(Ray rate, long seconds) {
    var x = new Ray(share(rate, seconds));
    var third = x.times(new Ray(x.units().divide(SIX)));
    var second = x.times(new Ray(x.units().divide(TWO)).plus(third));
    return Ray.ONE.plus(x).plus(second);
  }

  /** Borrow index as it will stand at a later second if nothing touches the reserve. */
  Ray borrowIndexAt(long second) {
    return second <= updatedAt
        ? borrowIndex
        : compound(borrowRate, second - updatedAt).times(borrowIndex);
  }

  private static BigInteger share(Ray rate, long seconds) {
    return rate.units().multiply(BigInteger.valueOf(seconds)).divide(YEAR);
  }
}

package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;

/** What a yearly rate adds up to over some seconds. A year has 31,536,000 of them. */
final class Interest {

  static final BigInteger YEAR = BigInteger.valueOf(31_536_000);
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger SIX = BigInteger.valueOf(6);

  private Interest() {}

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

  private static BigInteger share(Ray rate, long seconds) {
    return rate.units().multiply(BigInteger.valueOf(seconds)).divide(YEAR);
  }
}

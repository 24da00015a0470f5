package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/** What a yearly rate adds up to over some seconds. A year has 31,536,000 of them. */
final class Interest {

  static final BigInteger YEAR = BigInteger.valueOf(31_536_000);
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final BigInteger SIX = BigInteger.valueOf(6);

  private static final BigInteger LN_2 = new BigInteger("693147180559945309");
  private static final BigInteger HALF_LN_2 = LN_2.divide(TWO);
  private static final BigInteger LOWEST_EXPONENT = new BigInteger("-41446531673892822312");
  private static final BigInteger HIGHEST_EXPONENT = new BigInteger("93859467695000404319");
  private static final BigInteger HIGHEST_EXPONENTIAL =
      new BigInteger("57716089161558943949701069502944508345128422502756744429568");

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

  /**
   * Three terms of e^(rate × seconds) - 1 with a rate for a second, all wads, each quotient down:
   * as Morpho Blue.
   */
  static BigInteger taylor(BigInteger rate, long seconds) {
    var first = rate.multiply(BigInteger.valueOf(seconds));
    var second = first.multiply(first).divide(Wad.SCALE.multiply(TWO));
    var third = second.multiply(first).divide(Wad.SCALE.multiply(THREE));
    return first.add(second).add(third);
  }

  /**
   * e^x for a signed wad, as Morpho's ExpLib: x is split into a power of two and a rest, the rest
   * taken to two terms, quotients cut to zero. 0 where the result would be below a unit.
   */
  static BigInteger exponential(BigInteger x) {
    if (x.compareTo(LOWEST_EXPONENT) < 0) return BigInteger.ZERO;
    if (x.compareTo(HIGHEST_EXPONENT) >= 0) return HIGHEST_EXPONENTIAL;
    var half = x.signum() < 0 ? HALF_LN_2.negate() : HALF_LN_2;
    var shift = x.add(half).divide(LN_2).intValueExact();
    var rest = x.subtract(LN_2.multiply(BigInteger.valueOf(shift)));
    var power =
        Wad.SCALE.add(rest).add(rest.multiply(rest).divide(Wad.SCALE).divide(BigInteger.TWO));
    return power.shiftLeft(shift);
  }

  private static BigInteger share(Ray rate, long seconds) {
    return rate.units().multiply(BigInteger.valueOf(seconds)).divide(YEAR);
  }
}

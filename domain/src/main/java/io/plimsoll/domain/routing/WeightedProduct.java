package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * A pool that keeps the product of its reserves, each to the power of its weight: out = y (1 - (x ÷
 * (x + a g))^(w ÷ v)) (Balancer). With whole weights what is received is exact: the least reserve
 * that keeps the product is a whole root.
 *
 * @param in x, reserve of what is sold
 * @param weightIn w, 1 to 100
 * @param out y, reserve of what is received
 * @param weightOut v, 1 to 100
 * @param kept g, what the fee leaves, at most 1
 */
public record WeightedProduct(BigInteger in, int weightIn, BigInteger out, int weightOut, Wad kept)
    implements SaleCurve {

  private static final int MOST = 100;

  public WeightedProduct {
    Reserves.requirePositive("reserve", in);
    Reserves.requirePositive("reserve", out);
    Reserves.requireKept(kept);
    requireWeight(weightIn);
    requireWeight(weightOut);
    var common = BigInteger.valueOf(weightIn).gcd(BigInteger.valueOf(weightOut)).intValueExact();
    weightIn /= common;
    weightOut /= common;
  }

  @Override
  public BigInteger takes(BigInteger offered) {
    return offered;
  }

  @Override
  public BigInteger received(BigInteger sold) {
    var before = in.multiply(Wad.SCALE);
    var after = before.add(sold.multiply(kept.units()));
    var least =
        Rounding.UP.divide(before.pow(weightIn).multiply(out.pow(weightOut)), after.pow(weightIn));
    return out.subtract(rootUp(least));
  }

  /** (w ÷ v) (y ÷ x) g (x ÷ (x + a g))^(w ÷ v + 1). */
  @Override
  public double price(double sold) {
    var share = in.doubleValue() / (in.doubleValue() + sold * Reserves.kept(kept));
    return ratio()
        * out.doubleValue()
        / in.doubleValue()
        * Reserves.kept(kept)
        * Math.pow(share, ratio() + 1);
  }

  @Override
  public double soldDownTo(double price) {
    var first = price(0);
    if (price >= first) return 0;
    return in.doubleValue()
        * Math.expm1(Math.log(first / price) / (ratio() + 1))
        / Reserves.kept(kept);
  }

  private double ratio() {
    return (double) weightIn / weightOut;
  }

  /** The least reserve whose power is no less than a number; at most what is there now. */
  private BigInteger rootUp(BigInteger number) {
    var low = BigInteger.ZERO;
    var high = out;
    while (low.compareTo(high) < 0) {
      var middle = low.add(high).shiftRight(1);
      if (middle.pow(weightOut).compareTo(number) >= 0) high = middle;
      else low = middle.add(BigInteger.ONE);
    }
    return high;
  }

  private static void requireWeight(int weight) {
    if (weight < 1 || weight > MOST)
      throw new IllegalArgumentException("A weight is 1 to " + MOST + ", not " + weight);
  }
}

package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * A pool that keeps the product of its reserves: out = y a g ÷ (x + a g), with g what the fee
 * leaves of a sold (Uniswap v2).
 *
 * @param in x, reserve of what is sold
 * @param out y, reserve of what is received
 * @param kept g, at most 1
 */
public record ConstantProduct(BigInteger in, BigInteger out, Wad kept) implements SaleCurve {

  public ConstantProduct {
    Reserves.requirePositive("reserve", in);
    Reserves.requirePositive("reserve", out);
    Reserves.requireKept(kept);
  }

  @Override
  public BigInteger takes(BigInteger offered) {
    return offered;
  }

  @Override
  public BigInteger received(BigInteger sold) {
    var arriving = sold.multiply(kept.units());
    return Rounding.DOWN.mulDiv(out, arriving, in.multiply(Wad.SCALE).add(arriving));
  }

  /** x y g ÷ (x + a g)². */
  @Override
  public double price(double sold) {
    var share = in.doubleValue() / (in.doubleValue() + sold * Reserves.kept(kept));
    return out.doubleValue() / in.doubleValue() * Reserves.kept(kept) * share * share;
  }

  /** x (√(price at 0 ÷ price) - 1) ÷ g. */
  @Override
  public double soldDownTo(double price) {
    var first = price(0);
    if (price >= first) return 0;
    return in.doubleValue() * (Math.sqrt(first / price) - 1) / Reserves.kept(kept);
  }
}

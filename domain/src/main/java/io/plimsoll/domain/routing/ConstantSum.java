package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * A pool that pays the same for every unit until it is empty: out = a g × outUnit ÷ inUnit.
 *
 * @param out reserve of what is received
 * @param inUnit so many units of what is sold
 * @param outUnit for so many of what is received
 * @param kept g, what the fee leaves, at most 1
 */
public record ConstantSum(BigInteger out, BigInteger inUnit, BigInteger outUnit, Wad kept)
    implements SaleCurve {

  public ConstantSum {
    Reserves.requirePositive("reserve", out);
    Reserves.requirePositive("rate", inUnit);
    Reserves.requirePositive("rate", outUnit);
    Reserves.requireKept(kept);
  }

  /** As much as empties the reserve, up. */
  @Override
  public BigInteger takes(BigInteger offered) {
    return offered.min(
        Rounding.UP.divide(
            out.multiply(inUnit).multiply(Wad.SCALE), outUnit.multiply(kept.units())));
  }

  @Override
  public BigInteger received(BigInteger sold) {
    return Rounding.DOWN
        .divide(sold.multiply(kept.units()).multiply(outUnit), inUnit.multiply(Wad.SCALE))
        .min(out);
  }

  @Override
  public double price(double sold) {
    return sold < out.doubleValue() / rate() ? rate() : 0;
  }

  @Override
  public double soldDownTo(double price) {
    return price > rate() ? 0 : out.doubleValue() / rate();
  }

  private double rate() {
    return outUnit.doubleValue() / inUnit.doubleValue() * Reserves.kept(kept);
  }
}

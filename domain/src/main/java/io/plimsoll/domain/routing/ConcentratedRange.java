package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * Liquidity between two prices (Uniswap v3): inside them it pays like a pool with a constant
 * product of larger, virtual reserves, and it ends where its own reserve does.
 *
 * @param virtual with reserves L ÷ √P and L √P
 * @param reserve what it really holds of what is received, at most the virtual reserve less a unit
 */
public record ConcentratedRange(ConstantProduct virtual, BigInteger reserve) implements SaleCurve {

  public ConcentratedRange {
    Reserves.requirePositive("reserve", reserve);
    if (reserve.compareTo(virtual.out()) >= 0)
      throw new IllegalArgumentException("The virtual reserve is more than " + reserve);
  }

  /** As much as empties the reserve, up. */
  @Override
  public BigInteger takes(BigInteger offered) {
    return offered.min(
        Rounding.UP.divide(
            virtual.in().multiply(reserve).multiply(Wad.SCALE),
            virtual.out().subtract(reserve).multiply(virtual.kept().units())));
  }

  @Override
  public BigInteger received(BigInteger sold) {
    return virtual.received(sold).min(reserve);
  }

  @Override
  public double price(double sold) {
    return sold < emptiedBy() ? virtual.price(sold) : 0;
  }

  @Override
  public double soldDownTo(double price) {
    return Math.min(virtual.soldDownTo(price), emptiedBy());
  }

  private double emptiedBy() {
    return virtual.in().doubleValue()
        * reserve.doubleValue()
        / virtual.out().subtract(reserve).doubleValue()
        / Reserves.kept(virtual.kept());
  }
}

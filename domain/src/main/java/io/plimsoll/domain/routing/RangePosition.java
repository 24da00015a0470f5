package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A deposit between two prices of a pool with concentrated liquidity (Uniswap v3, as worked in the
 * Uniswap V3 Book, milestone 1). An estimate in doubles; prices are y per x, amounts in any units
 * of x and y that fit them.
 *
 * @param price P, inside the range
 * @param low Pa
 * @param high Pb
 * @param liquidity L
 */
public record RangePosition(double price, double low, double high, double liquidity) {

  public RangePosition {
    if (!(0 < low && low <= price && price <= high && low < high))
      throw new IllegalArgumentException("A price within its range: " + price);
    if (!(liquidity > 0)) throw new IllegalArgumentException("Not empty: " + liquidity);
  }

  /** The most that both deposits allow: the lesser of the two sides' liquidity. */
  public static RangePosition of(double price, double low, double high, double x, double y) {
    var root = Math.sqrt(price);
    var top = Math.sqrt(high);
    var byX = x * root * top / (top - root);
    var byY = y / (root - Math.sqrt(low));
    return new RangePosition(price, low, high, Math.min(byX, byY));
  }

  /** √P' = √P + dy ÷ L, no further than the end of the range. */
  public double priceAfterPaying(double y) {
    var root = Math.min(Math.sqrt(price) + y / liquidity, Math.sqrt(high));
    return root * root;
  }

  /** L (1 ÷ √P - 1 ÷ √P'): how much x the y buys, before fees. */
  public double boughtWith(double y) {
    return liquidity * (1 / Math.sqrt(price) - 1 / Math.sqrt(priceAfterPaying(y)));
  }

  /** Where x can be sold for y, as a venue with whole units; reserves are cut down. */
  public ConcentratedRange sellingX(Wad kept) {
    var root = Math.sqrt(price);
    return range(liquidity / root, liquidity * root, liquidity * (root - Math.sqrt(low)), kept);
  }

  /** Where y can be sold for x. */
  public ConcentratedRange sellingY(Wad kept) {
    var root = Math.sqrt(price);
    return range(
        liquidity * root, liquidity / root, liquidity * (1 / root - 1 / Math.sqrt(high)), kept);
  }

  private static ConcentratedRange range(double in, double out, double reserve, Wad kept) {
    return new ConcentratedRange(new ConstantProduct(units(in), units(out), kept), units(reserve));
  }

  private static BigInteger units(double number) {
    return new BigDecimal(number).setScale(0, RoundingMode.DOWN).toBigInteger();
  }
}

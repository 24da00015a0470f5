package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How much health a loan gains per unit of value sold of a collateral, for the first unit: (H (1 -
 * cost) ÷ incentive - LT) ÷ B; the slope of (W - LT s) ÷ (B - r) where a sale of s repays r = s (1
 * - cost) ÷ incentive. The value is in whole tokens of the base currency. A fraction in lowest
 * terms, so that two of them compare exactly; below zero the sale is toxic.
 *
 * @param denominator above zero
 */
public record HealingRate(BigInteger numerator, BigInteger denominator)
    implements Comparable<HealingRate> {

  public HealingRate {
    if (denominator.signum() <= 0)
      throw new IllegalArgumentException("A denominator is above zero, not " + denominator);
    var common = numerator.gcd(denominator);
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  /**
   * @param health H
   * @param debtValue B of the whole loan, in the base currency, above zero
   * @param threshold LT of the collateral
   * @param incentive collateral that goes per debt repaid, 1 + bonus; 1 where the desk sells itself
   * @param cost share of the value sold that slippage and fees take, at most 1
   */
  public static HealingRate of(
      Wad health, Amount debtValue, BasisPoints threshold, BasisPoints incentive, Wad cost) {
    var scale = Wad.SCALE.pow(2).multiply(incentive.units());
    var repaid =
        health
            .units()
            .multiply(Wad.SCALE.subtract(cost.units()))
            .multiply(BasisPoints.SCALE.pow(2));
    return new HealingRate(
        repaid.subtract(threshold.units().multiply(scale)).multiply(debtValue.token().unit()),
        scale.multiply(BasisPoints.SCALE).multiply(debtValue.units()));
  }

  /**
   * @throws IllegalArgumentException if nothing is owed
   */
  public static HealingRate of(
      Valuation loan, AssetId collateral, BasisPoints incentive, Wad cost) {
    if (!(loan.health() instanceof HealthFactor.Of(var health)))
      throw new IllegalArgumentException("A loan without debt needs no healing");
    var threshold = loan.position(collateral).weights().liquidationThreshold();
    return of(health, loan.debtValue(), threshold, incentive, cost);
  }

  /** With 18 decimals, down. */
  public BigDecimal perUnitOfValue() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), 18, RoundingMode.FLOOR);
  }

  @Override
  public int compareTo(HealingRate other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}

package io.plimsoll.domain.market;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * Sizes a sale so that the loan comes out at a health factor, and not further: Aave v4.
 *
 * @param health above 1
 */
public record TargetHealth(Wad health) {

  private static final BigInteger BPS_TO_WAD = BigInteger.TEN.pow(14);

  public TargetHealth {
    if (health.compareTo(Wad.ONE) <= 0)
      throw new IllegalArgumentException("The target health factor is above 1, not " + health);
  }

  /**
   * Debt to repay, as a value: total debt value × (target - health) ÷ (target - incentive ×
   * threshold), in the form of a fraction. Whoever turns it into an amount rounds up.
   *
   * @param debtValue of the whole loan
   * @param incentive collateral per debt repaid
   * @param threshold of the collateral sold
   */
  public Fraction repayment(
      BigInteger debtValue, Wad now, BasisPoints incentive, BasisPoints threshold) {
    var backed =
        Rounding.UP.mulDiv(
            incentive.units().multiply(BPS_TO_WAD), threshold.units(), BasisPoints.SCALE);
    return new Fraction(
        debtValue.multiply(health.units().subtract(now.units())), health.units().subtract(backed));
  }

  /** A value that is not cut to a unit yet. */
  public record Fraction(BigInteger numerator, BigInteger denominator) {}
}

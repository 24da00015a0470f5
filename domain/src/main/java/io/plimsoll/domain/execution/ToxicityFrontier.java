package io.plimsoll.domain.execution;

/**
 * From where on a small liquidation makes a borrower worse off: the bonus takes more collateral
 * than the repayment frees, and the sale lowers the price of the rest. McFarlane, Toxicity Bounds
 * for Dynamic Liquidation Incentives (2025), equations 1 to 4, after Warmuz, Chaudhary and Pinna,
 * Toxic Liquidation Spirals (2022). An estimate that screens; a step is refused on exact numbers.
 *
 * @param bonus i, collateral given beyond the debt repaid, as a fraction of it
 */
public record ToxicityFrontier(double bonus, PriceImpact impact) {

  public ToxicityFrontier {
    Positive.requireOrZero("bonus", bonus);
  }

  /** Loan-to-value above which a step lowers health: 1 ÷ ((1 + i) λ). */
  public double loanToValue(double collateralValue) {
    return 1 / ((1 + bonus) * impact.depthFactor(collateralValue));
  }

  public boolean isToxic(double debtValue, double collateralValue) {
    return debtValue > loanToValue(collateralValue) * collateralValue;
  }

  /**
   * Highest liquidation threshold at which no step from just below 1 is toxic if the bonus grows
   * with the distance of health from 1, i (1 - h): 1 ÷ λ, whatever i is.
   */
  public double safeThreshold(double collateralValue) {
    return 1 / impact.depthFactor(collateralValue);
  }

  /**
   * How much a repayment changes health while the price stands: r (H - LT (1 + i)) ÷ (B - r).
   *
   * @param threshold LT
   * @param repaid r, less than the debt B
   */
  public double healthGain(double health, double threshold, double debtValue, double repaid) {
    if (!(repaid < debtValue))
      throw new IllegalArgumentException(repaid + " leaves nothing of " + debtValue);
    return repaid * (health - threshold * (1 + bonus)) / (debtValue - repaid);
  }
}

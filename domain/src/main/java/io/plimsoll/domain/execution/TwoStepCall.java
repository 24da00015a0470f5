package io.plimsoll.domain.execution;

/**
 * Two calls where one was meant: the first leaves health exactly at 1, so that the second may take
 * the close factor again. What a fixed bonus invites, as Qin and others describe it (An Empirical
 * Study of DeFi Liquidations, 2021); the formula of the first call follows from health 1. Prices do
 * not move. An estimate, in the asset owed.
 *
 * @param collateral C, its value
 * @param debt D
 * @param threshold LT
 * @param bonus LS
 */
public record TwoStepCall(
    double collateral, double debt, double threshold, double bonus, double closeFactor) {

  public TwoStepCall {
    Positive.require("collateral", collateral);
    Positive.require("debt", debt);
    Positive.require("threshold", threshold);
    Positive.requireOrZero("bonus", bonus);
    Positive.require("close factor", closeFactor);
    if (!(threshold * (1 + bonus) < 1))
      throw new IllegalArgumentException("Threshold × (1 + bonus) is below 1, or no call heals");
  }

  public double singleRepay() {
    return closeFactor * debt;
  }

  public double singleProfit() {
    return bonus * singleRepay();
  }

  /** (D - LT C) ÷ (1 - LT (1 + LS)), no more than the close factor allows. */
  public double firstRepay() {
    var healing = (debt - threshold * collateral) / (1 - threshold * (1 + bonus));
    return Math.clamp(healing, 0, singleRepay());
  }

  public double secondRepay() {
    return closeFactor * (debt - firstRepay());
  }

  public double twoStepProfit() {
    return bonus * (firstRepay() + secondRepay());
  }

  public double gain() {
    return twoStepProfit() - singleProfit();
  }
}

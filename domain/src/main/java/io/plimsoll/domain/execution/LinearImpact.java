package io.plimsoll.domain.execution;

/**
 * A market that gives way in proportion, as Almgren and Chriss assume (Optimal Execution of
 * Portfolio Transactions, 2000, table 1). Prices are quote tokens per whole token, time is in days.
 *
 * @param volatility of the price, quote tokens per square root of a day
 * @param fixedCost ε: half the spread and fees, quote tokens per token sold
 * @param permanent γ: fall of the price that stays, quote tokens per token sold
 * @param temporary η: fall of the price while selling, quote tokens per token sold per day
 */
public record LinearImpact(
    double volatility, double fixedCost, double permanent, double temporary) {

  public LinearImpact {
    Positive.require("volatility", volatility);
    Positive.requireOrZero("fixed cost", fixedCost);
    Positive.requireOrZero("permanent impact", permanent);
    Positive.require("temporary impact", temporary);
  }

  /** η̃ = η - γτ/2: temporary impact without what the permanent one already counts. */
  double temporary(double step) {
    return temporary - permanent * step / 2;
  }
}

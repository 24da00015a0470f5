package io.plimsoll.domain.execution;

/**
 * A loan whose collateral is worth what a pool with a constant product and no fee says, so that
 * every sale out of it lowers the price of the rest. An estimate.
 *
 * @param debt B, in the asset owed
 * @param collateral c, whole tokens
 * @param threshold LT, the liquidation threshold
 * @param bonus i
 * @param collateralReserve x, what the pool holds of the collateral
 * @param debtReserve y, what the pool holds of the asset owed
 */
public record PooledLoan(
    double debt,
    double collateral,
    double threshold,
    double bonus,
    double collateralReserve,
    double debtReserve) {

  public PooledLoan {
    Positive.require("debt", debt);
    Positive.require("collateral", collateral);
    Positive.require("threshold", threshold);
    Positive.requireOrZero("bonus", bonus);
    Positive.require("reserve of collateral", collateralReserve);
    Positive.require("reserve of debt", debtReserve);
  }

  /** The pool's marginal price, y ÷ x. */
  public double price() {
    return debtReserve / collateralReserve;
  }

  public double health() {
    return threshold * collateral * price() / debt;
  }

  /**
   * After somebody repaid a part, took r (1 + i) ÷ price of the collateral for it and sold that
   * into the pool.
   *
   * @param repaid r, less than the debt
   */
  public PooledLoan after(double repaid) {
    var taken = repaid * (1 + bonus) / price();
    var reserve = collateralReserve + taken;
    return new PooledLoan(
        debt - repaid,
        collateral - taken,
        threshold,
        bonus,
        reserve,
        collateralReserve * debtReserve / reserve);
  }

  /** Where steps on this loan turn toxic. */
  public ToxicityFrontier frontier() {
    return new ToxicityFrontier(bonus, new PriceImpact.ConstantProduct(debtReserve));
  }
}

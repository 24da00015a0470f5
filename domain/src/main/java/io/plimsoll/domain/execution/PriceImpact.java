package io.plimsoll.domain.execution;

/**
 * How much a small sale of a loan's collateral lowers the value of all of it, as a multiple of what
 * is sold: λ of McFarlane, Toxicity Bounds for Dynamic Liquidation Incentives (2025), equations 1
 * to 3. Values are in the asset owed, at the price before the sale. An estimate.
 */
public sealed interface PriceImpact {

  /** The price does not move: λ = 1. */
  record None() implements PriceImpact {
    @Override
    public double depthFactor(double collateralValue) {
      return 1;
    }
  }

  /**
   * The collateral is sold into a pool with a constant product and priced there: λ = 1 + 2c/y.
   *
   * @param debtReserve y, what the pool holds of the asset owed
   */
  record ConstantProduct(double debtReserve) implements PriceImpact {
    public ConstantProduct {
      Positive.require("reserve", debtReserve);
    }

    @Override
    public double depthFactor(double collateralValue) {
      return 1 + 2 * collateralValue / debtReserve;
    }
  }

  /**
   * The price falls in proportion to what is sold (Kyle): λ = 1 + φc.
   *
   * @param slope φ, relative fall of the price per value sold
   */
  record Linear(double slope) implements PriceImpact {
    public Linear {
      Positive.requireOrZero("slope", slope);
    }

    @Override
    public double depthFactor(double collateralValue) {
      return 1 + slope * collateralValue;
    }
  }

  /**
   * @param collateralValue c, of the whole loan
   */
  double depthFactor(double collateralValue);
}

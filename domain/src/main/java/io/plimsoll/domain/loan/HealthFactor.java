package io.plimsoll.domain.loan;

import io.plimsoll.domain.money.Wad;

/** Collateral value × liquidation threshold ÷ debt value, over all assets of a loan. */
public sealed interface HealthFactor {

  /** Below 1 the loan may be sold; at 1 it may not. */
  boolean isLiquidatable();

  /** Nothing is owed, so nothing can be sold. */
  record NoDebt() implements HealthFactor {
    @Override
    public boolean isLiquidatable() {
      return false;
    }
  }

  /**
   * @param value a Wad, rounded down: below 1 exactly when the true ratio is below 1
   */
  record Of(Wad value) implements HealthFactor {
    @Override
    public boolean isLiquidatable() {
      return value.compareTo(Wad.ONE) < 0;
    }
  }
}

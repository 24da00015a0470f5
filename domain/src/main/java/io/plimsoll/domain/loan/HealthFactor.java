package io.plimsoll.domain.loan;

import io.plimsoll.domain.money.Wad;

/** Collateral value × liquidation threshold ÷ debt value, over all assets of a loan. */
public sealed interface HealthFactor {

  /** At the line it is not below. */
  boolean isBelow(Wad line);

  /** Below 1 any loan may be sold; at 1 only where its market's ladder has it so. */
  default boolean isLiquidatable() {
    return isBelow(Wad.ONE);
  }

  /** Nothing is owed, so nothing can be sold. */
  record NoDebt() implements HealthFactor {
    @Override
    public boolean isBelow(Wad line) {
      return false;
    }
  }

  /**
   * @param value a Wad, rounded down: below 1 exactly when the true ratio is below 1
   */
  record Of(Wad value) implements HealthFactor {
    @Override
    public boolean isBelow(Wad line) {
      return value.compareTo(line) < 0;
    }
  }
}

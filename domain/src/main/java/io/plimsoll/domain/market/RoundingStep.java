package io.plimsoll.domain.market;

/**
 * Every division of a valuation or a sale that may not come out even. What a reserve itself counts
 * (shares, debt, claims) has its directions in {@link io.plimsoll.domain.reserve.Accrual}.
 */
public enum RoundingStep {
  /** An asset held, in the base currency. */
  COLLATERAL_VALUE,
  /** An asset owed, in the base currency. */
  DEBT_VALUE,
  /** Weighted collateral value ÷ debt value. */
  HEALTH,
  /** The close factor's share of a loan's debt value. */
  CLOSE_SHARE,
  /** Collateral equal in value to the debt repaid, with the bonus. */
  COLLATERAL_WITH_BONUS,
  /** Debt equal in value to the collateral taken. */
  DEBT_FOR_COLLATERAL,
  /** Collateral taken ÷ (1 + bonus). */
  COLLATERAL_WITHOUT_BONUS,
  /** The treasury's share of the bonus. */
  LIQUIDATION_FEE
}

package io.plimsoll.domain.ledger;

/**
 * Where a market's value lies (debit side) and whose it is (credit side); one set of accounts per
 * asset.
 */
public enum LedgerAccount {
  /** Liquidity at hand. */
  CASH(true),
  /** Debt of all loans, valued up. */
  LOANS_RECEIVABLE(true),
  /** Collateral held apart. */
  CUSTODY(true),
  /** The desk's own stock of the asset. */
  INVENTORY(true),
  /** Debt that nobody will pay. */
  DEFICIT(true),
  /** What lenders can ask for, valued down. */
  SUPPLIER_CLAIMS(false),
  /** What the treasury can ask for, valued down. */
  TREASURY(false),
  /** Collateral owed back to borrowers. */
  COLLATERAL_OWED(false),
  /** What is the desk's own: stock, and cash and debt that no claim stands for. */
  OWN_FUNDS(false),
  /** Crumbs that rounding left to the reserve. */
  ROUNDING(false);

  private final boolean debitNormal;

  LedgerAccount(boolean debitNormal) {
    this.debitNormal = debitNormal;
  }

  /** Whether the account grows on the debit side. */
  public boolean isDebitNormal() {
    return debitNormal;
  }
}

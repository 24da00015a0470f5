package io.plimsoll.domain.ledger;

/**
 * Where a market's value lies (debit side) and whose it is (credit side); one set of accounts per
 * asset. A personal account has a sub-account for each party, and nothing is posted to it that does
 * not go to one of them.
 */
public enum LedgerAccount {
  /** Liquidity at hand. */
  CASH(true, false),
  /** Debt by loan, valued up, with interest up to the loan's last movement in the asset. */
  LOANS_RECEIVABLE(true, true),
  /**
   * Interest on all loans since each one's last movement; with the loans receivable it is the debt
   * of all loans, valued up. A few units may stand on the other side, because each loan is rounded
   * up by itself.
   */
  ACCRUED_INTEREST(true, false),
  /** Collateral and keepers' money held apart. */
  CUSTODY(true, false),
  /** The desk's own stock of the asset. */
  INVENTORY(true, false),
  /** Debt that nobody will pay. */
  DEFICIT(true, false),
  /** What is staked for losses, held apart. */
  BACKSTOP(true, false),
  /**
   * What losses took of all stakes since each one's last movement; taken off the stakes it is what
   * lies apart for them. A few units may stand on the other side, because each stake is rounded
   * down by itself.
   */
  SLASHED(true, false),
  /** What lenders can ask for by account, valued down, with interest up to its last movement. */
  SUPPLIER_CLAIMS(false, true),
  /** The same for shares that are pledged, by loan. */
  PLEDGED_CLAIMS(false, true),
  /**
   * Interest earned on all claims since each one's last movement; with them it is what lenders can
   * ask for, valued down. Below zero while shares have changed hands since interest was last booked
   * in the reserve, or where lenders have borne a loss.
   */
  EARNED_INTEREST(false, false),
  /** What is staked for losses by account, valued down as of its last movement. */
  BACKSTOP_STAKES(false, true),
  /** What the treasury can ask for, valued down. */
  TREASURY(false, false),
  /** Collateral owed back to borrowers, by loan. */
  COLLATERAL_OWED(false, true),
  /**
   * Bonds and funds owed back to keepers, by keeper. What a keeper brings for a call and is awarded
   * passes through: it is applied and handed over at once.
   */
  KEEPERS(false, true),
  /** What is the desk's own: stock, and cash and debt that no claim stands for. */
  OWN_FUNDS(false, false),
  /** Crumbs that rounding left to the reserve. */
  ROUNDING(false, false);

  private final boolean debitNormal;
  private final boolean personal;

  LedgerAccount(boolean debitNormal, boolean personal) {
    this.debitNormal = debitNormal;
    this.personal = personal;
  }

  /** Whether the account grows on the debit side. */
  public boolean isDebitNormal() {
    return debitNormal;
  }

  /** Whether it is kept party by party. */
  public boolean isPersonal() {
    return personal;
  }
}

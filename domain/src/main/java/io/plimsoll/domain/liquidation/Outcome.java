package io.plimsoll.domain.liquidation;

/** How a liquidation ended. */
public enum Outcome {
  /** The loan healed without a sale: a price rose, the borrower paid or added collateral. */
  CURED,
  /** Sales brought the loan back to where its market ends a case. */
  RESTORED,
  /** Nothing is owed any more. */
  REPAID,
  /** The last collateral is gone and the rest was booked as deficit. */
  WRITTEN_OFF,
  /** The desk took all collateral over, and nothing is owed any more. */
  ABSORBED,
  /** A small sale above 1, to which the borrower had agreed. */
  RELIEVED
}

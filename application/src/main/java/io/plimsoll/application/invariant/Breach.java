package io.plimsoll.application.invariant;

import io.plimsoll.domain.market.MarketId;

/**
 * Something that must hold and does not.
 *
 * @param subject of what: an asset, a stream
 * @param explanation with the numbers
 */
public record Breach(Rule rule, MarketId market, String subject, String explanation) {

  /** What must hold. */
  public enum Rule {
    /** What can be asked for is at most what is there, is owed, or was written off. */
    CLAIMS_COVERED,
    /** Indices only rise; but for a loss that all lenders bear. */
    INDICES_RISE,
    /** A reserve's totals move by what its lenders and loans move. */
    PARTS_MAKE_THE_WHOLE,
    /** Debits equal credits, asset by asset. */
    TRIAL_BALANCE,
    /** The ledger's control accounts say what the reserve says. */
    LEDGER_AGREES,
    /** A loan's stored events add up to the loan that the desk decides on, and to its row. */
    LOAN_AS_STORED
  }
}

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
    /** A reserve's totals move by what its lenders, loans and keepers move. */
    PARTS_MAKE_THE_WHOLE,
    /** Debits equal credits, asset by asset. */
    TRIAL_BALANCE,
    /** The ledger's control accounts say what the reserve says. */
    LEDGER_AGREES,
    /** A personal account's sub-accounts add up to it. */
    PARTIES_ADD_UP,
    /** What an event posted balances, asset by asset. */
    LINES_BALANCE,
    /** The journal's lines add up to the balances. */
    LINES_ADD_UP,
    /** A stream's stored events add up to the state that the desk decides on. */
    STORED_AS_DECIDED,
    /** What was read once reads the same for ever. */
    STORED_FOR_EVER,
    /** The lists of loans and liquidations say what the desk says. */
    LISTED_AS_IS
  }
}

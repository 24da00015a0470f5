package io.plimsoll.domain.batch;

/** Who is served when several bids stand at the clearing price and the lot does not reach all. */
public enum MarginRule {
  /** Price before time: whoever bid first. */
  FIRST_COME,
  /** Each in proportion to what it asks for, to the unit. */
  PRO_RATA
}

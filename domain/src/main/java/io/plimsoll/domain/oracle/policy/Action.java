package io.plimsoll.domain.oracle.policy;

/** What is done with a loan, as far as prices matter to it. */
public enum Action {
  REPAY,
  ADD_COLLATERAL,
  BORROW,
  WITHDRAW,
  /** Giving a margin notice, or taking one back. */
  WARN,
  LIQUIDATE
}

package io.plimsoll.domain.loss;

/** Who can stand for a reserve's deficit. */
public enum LossBearer {
  /** What the treasury has earned, then what is the desk's own. */
  TREASURY,
  /** What people have staked for it. */
  BACKSTOP,
  /** All shares, by what they are worth; pledged ones and the treasury's too. */
  LENDERS
}

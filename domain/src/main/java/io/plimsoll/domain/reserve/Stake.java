package io.plimsoll.domain.reserve;

import java.math.BigInteger;

/**
 * What one lender or loan had in a reserve right before an event and right after it, in smallest
 * units of the asset, both with interest up to the event: a debt valued up, a claim down.
 *
 * @param holder the loan of a debt or a pledge, the account of a claim
 * @param moved what the event brought (or took, below zero)
 */
public record Stake(
    Kind kind, String holder, BigInteger before, BigInteger moved, BigInteger after) {

  /** What a stake is. */
  public enum Kind {
    /** What a loan owes. */
    DEBT,
    /** What a lender's account can ask for. */
    CLAIM,
    /** What the shares pledged to a loan can ask for. */
    PLEDGE
  }

  /** What minting or burning whole shares or units of debt took from the holder, or gave him. */
  public BigInteger rounding() {
    return after.subtract(before).subtract(moved);
  }
}

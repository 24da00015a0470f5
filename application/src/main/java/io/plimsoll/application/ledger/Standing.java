package io.plimsoll.application.ledger;

import java.math.BigInteger;

/**
 * A sub-account at an instant, in smallest units.
 *
 * @param booked what was posted to it up to then
 * @param accrued interest from the last line up to the instant; the next line will post it
 */
public record Standing(SubAccount booked, BigInteger accrued) {

  /** What is owed, or can be asked for, at the instant. */
  public BigInteger worth() {
    return booked.balance().add(accrued);
  }
}

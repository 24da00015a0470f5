package io.plimsoll.domain.ledger;

import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One line of the journal, on the debit or the credit side; the amount is never zero.
 *
 * @param party whose sub-account it goes to, where the account is a personal one
 */
public record Posting(
    LedgerAccount account, Optional<Party> party, Cause cause, boolean debit, Amount amount) {

  /** What a line stands for. */
  public enum Cause {
    /** Interest since the last time. */
    INTEREST,
    /** What losses took since the last time. */
    LOSS,
    /** What the event itself moved. */
    MOVEMENT,
    /** The unit by which whole shares or units of debt miss an amount. */
    ROUNDING
  }

  public Posting {
    if (amount.isZero()) throw new IllegalArgumentException("A posting of nothing to " + account);
    if (account.isPersonal() != party.isPresent())
      throw new IllegalArgumentException(
          "A posting to %s %s a party"
              .formatted(account, account.isPersonal() ? "needs" : "has no"));
  }

  /** By how much the account's balance changes, on the side on which it grows; smallest units. */
  public BigInteger change() {
    return debit == account.isDebitNormal() ? amount.units() : amount.units().negate();
  }
}

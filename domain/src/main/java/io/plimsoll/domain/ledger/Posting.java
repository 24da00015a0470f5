package io.plimsoll.domain.ledger;

import io.plimsoll.domain.money.Amount;

/** One line of the journal, on the debit or the credit side; the amount is never zero. */
public record Posting(LedgerAccount account, boolean debit, Amount amount) {

  public Posting {
    if (amount.isZero()) throw new IllegalArgumentException("A posting of nothing to " + account);
  }
}

package io.plimsoll.application.ledger;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One asset's accounts. Amounts are smallest units. */
public record TrialBalance(Token asset, SortedMap<LedgerAccount, Sides> accounts) {

  /** What was posted to an account on each side. */
  public record Sides(BigInteger debits, BigInteger credits) {}

  public TrialBalance {
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }

  public BigInteger debits() {
    return accounts.values().stream().map(Sides::debits).reduce(BigInteger.ZERO, BigInteger::add);
  }

  public BigInteger credits() {
    return accounts.values().stream().map(Sides::credits).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Zero, or the program is wrong. */
  public BigInteger difference() {
    return debits().subtract(credits());
  }
}

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
  public record Sides(BigInteger debits, BigInteger credits) {

    private static final Sides NOTHING = new Sides(BigInteger.ZERO, BigInteger.ZERO);

    /** Debits less credits. */
    public BigInteger difference() {
      return debits.subtract(credits);
    }
  }

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

  /** Nothing on either side of an account that nothing was posted to. */
  public Sides sides(LedgerAccount account) {
    return accounts.getOrDefault(account, Sides.NOTHING);
  }

  /** What an account stands at, on the side on which it grows. */
  public BigInteger balanceOf(LedgerAccount account) {
    var difference = sides(account).difference();
    return account.isDebitNormal() ? difference : difference.negate();
  }
}

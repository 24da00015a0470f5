package io.plimsoll.domain.ledger;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import java.util.Locale;

/** Whose sub-account of a ledger account a posting is for. */
public record Party(Kind kind, String name) {

  /** Who can have a sub-account. */
  public enum Kind {
    ACCOUNT,
    LOAN,
    KEEPER
  }

  public static Party of(AccountId account) {
    return new Party(Kind.ACCOUNT, account.text());
  }

  public static Party of(LoanId loan) {
    return new Party(Kind.LOAN, loan.text());
  }

  public static Party of(KeeperId keeper) {
    return new Party(Kind.KEEPER, keeper.text());
  }

  /** {@code loan:L1}: names hold no colon, so this is one to one. */
  public String text() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  /** The reverse of {@link #text()}. @throws IllegalArgumentException if it is none */
  public static Party parse(String text) {
    var colon = text.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException("Not the name of a party: " + text);
    return new Party(
        Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return text();
  }
}

package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.ledger.TrialBalance.Sides;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigInteger;
import org.hibernate.annotations.Immutable;

/** What was posted to an account, to be read; {@link JournalWriter} writes it. */
@Entity
@Immutable
@IdClass(BalanceRow.Key.class)
@Table(name = "ledger_balance")
class BalanceRow {

  /** One account of one asset in one market. */
  record Key(String market, String asset, String account) implements Serializable {}

  @Id private String market;
  @Id private String asset;
  @Id private String account;
  private int decimals;
  private BigInteger debits;
  private BigInteger credits;

  @SuppressWarnings("NullAway.Init")
  protected BalanceRow() {}

  Token token() {
    return new Token(asset, decimals);
  }

  LedgerAccount account() {
    return LedgerAccount.valueOf(account);
  }

  Sides sides() {
    return new Sides(debits, credits);
  }
}

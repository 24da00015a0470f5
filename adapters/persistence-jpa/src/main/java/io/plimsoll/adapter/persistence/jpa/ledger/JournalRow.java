package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.StatementLine;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of the journal, to be read; {@link JournalWriter} writes them. */
@Entity
@Immutable
@IdClass(JournalRow.Key.class)
@Table(name = "journal_entry")
class JournalRow {

  /** The event that posted the line, and which of its lines this is. */
  record Key(String stream, long version, int line) implements Serializable {}

  @Id private String stream;
  @Id private long version;
  @Id private int line;
  private String market;
  private Instant postedAt;
  private String event;
  private String reference;
  private String account;
  private boolean debit;
  private String asset;
  private int decimals;
  private BigInteger units;
  private String party;
  private String cause;
  private @Nullable BigInteger balance;

  @SuppressWarnings("NullAway.Init")
  protected JournalRow() {}

  Place place() {
    return new Place(postedAt, stream, version, line);
  }

  LedgerEntry entry() {
    return new LedgerEntry(
        new MarketId(market),
        postedAt,
        stream,
        version,
        line,
        event,
        reference,
        new Posting(
            LedgerAccount.valueOf(account),
            party.isEmpty() ? Optional.empty() : Optional.of(Party.parse(party)),
            Posting.Cause.valueOf(cause),
            debit,
            new Token(asset, decimals).units(units)));
  }

  /**
   * @throws NullPointerException if the line goes to no party
   */
  StatementLine statementLine() {
    return new StatementLine(entry(), Objects.requireNonNull(balance));
  }

  SubAccount subAccount() {
    return new SubAccount(
        new Token(asset, decimals),
        LedgerAccount.valueOf(account),
        Objects.requireNonNull(balance));
  }
}

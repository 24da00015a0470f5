package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.domain.ledger.LedgerAccount;
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
import org.hibernate.annotations.Immutable;

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
            LedgerAccount.valueOf(account), debit, new Token(asset, decimals).units(units)));
  }
}

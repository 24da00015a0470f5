package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.Immutable;

/**
 * What an event posted in one asset, all its lines, to be read; {@link JournalWriter} writes it.
 */
@Entity
@Immutable
@IdClass(JournalRow.Key.class)
@Table(name = "journal_entry")
class JournalRow {

  /** The event that posted the entry, and which of its lines is the entry's last. */
  record Key(String stream, long version, int line) implements Serializable {}

  @Id private String stream;
  @Id private long version;
  @Id private int line;
  private String market;
  private Instant postedAt;
  private String event;
  private String reference;
  private String asset;
  private int decimals;
  private String lines;

  @SuppressWarnings("NullAway.Init")
  protected JournalRow() {}

  /** In their order. */
  List<LedgerEntry> entries() {
    var postings = Lines.read(lines, new Token(asset, decimals));
    var first = line - postings.size() + 1;
    return IntStream.range(0, postings.size())
        .mapToObj(
            i ->
                new LedgerEntry(
                    new MarketId(market),
                    postedAt,
                    stream,
                    version,
                    first + i,
                    event,
                    reference,
                    postings.get(i)))
        .toList();
  }
}

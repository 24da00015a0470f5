package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.ledger.StatementLine;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * A line of the journal that went to a party, to be read; {@link JournalWriter} writes it. Some
 * columns it is only found by.
 */
@SuppressWarnings("UnusedVariable")
@Entity
@Immutable
@IdClass(JournalRow.Key.class)
@Table(name = "sub_ledger_line")
class SubLedgerRow {

  @Id private String stream;
  @Id private long version;
  @Id private int line;
  private String party;
  private String market;
  private Instant postedAt;
  private String asset;
  private String account;
  private BigInteger balance;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "stream",
      referencedColumnName = "stream",
      insertable = false,
      updatable = false)
  @JoinColumn(
      name = "version",
      referencedColumnName = "version",
      insertable = false,
      updatable = false)
  @JoinColumn(name = "entry", referencedColumnName = "line", insertable = false, updatable = false)
  private JournalRow entry;

  @SuppressWarnings("NullAway.Init")
  protected SubLedgerRow() {}

  Place place() {
    return new Place(postedAt, stream, version, line);
  }

  /** With what the journal says of it. */
  StatementLine statementLine() {
    return entry.entries().stream()
        .filter(one -> one.line() == line)
        .findFirst()
        .map(posted -> new StatementLine(posted, balance))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The journal has no line %d of version %d of %s"
                        .formatted(line, version, stream)));
  }

  /** What the sub-account stands at after the line. */
  BigInteger balance() {
    return balance;
  }
}

package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.application.ledger.LedgerEntry;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;

/** Where a line stands in the journal: by time, stream, version and line. */
record Place(Instant postedAt, String stream, long version, int line) {

  /**
   * @throws IllegalArgumentException if the cursor is none of the journal's
   */
  static Place of(String cursor) {
    var parts = Keyset.parts(cursor, 4);
    try {
      return new Place(
          Instant.ofEpochMilli(Long.parseLong(parts.get(0))),
          parts.get(1),
          Long.parseLong(parts.get(2)),
          Integer.parseInt(parts.get(3)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a cursor of the journal: " + cursor, e);
    }
  }

  static Place of(LedgerEntry line) {
    return new Place(line.at(), line.stream(), line.version(), line.line());
  }

  /** For a line of an entry that has lines behind this place. */
  boolean isBefore(LedgerEntry of) {
    return !of.stream().equals(stream) || of.version() != version || of.line() > line;
  }

  String cursor() {
    return Keyset.cursor(postedAt.toEpochMilli(), stream, version, line);
  }

  /** Lines behind this place; the first condition alone lets the index start at it. */
  Predicate before(Root<?> row, CriteriaBuilder is) {
    var at = row.<Instant>get("postedAt");
    var in = row.<String>get("stream");
    return is.and(
        is.greaterThanOrEqualTo(at, postedAt),
        is.or(
            is.greaterThan(at, postedAt),
            is.greaterThan(in, stream),
            is.and(is.equal(in, stream), beforeInStream(row, is))));
  }

  /** Lines of the same stream behind this place. */
  Predicate beforeInStream(Root<?> row, CriteriaBuilder is) {
    var number = row.<Long>get("version");
    return is.and(
        is.greaterThanOrEqualTo(number, version),
        is.or(is.greaterThan(number, version), is.greaterThan(row.<Integer>get("line"), line)));
  }
}

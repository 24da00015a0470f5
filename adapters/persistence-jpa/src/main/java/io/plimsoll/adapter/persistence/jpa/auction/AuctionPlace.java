package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;

/** Where an auction stands in the list: newest first, then by name. */
record AuctionPlace(Instant startedAt, String auction) {

  /**
   * @throws IllegalArgumentException if the cursor is none of this list's
   */
  static AuctionPlace of(String cursor) {
    var parts = Keyset.parts(cursor, 2);
    try {
      return new AuctionPlace(
          Instant.ofEpochMilli(Long.parseLong(parts.getFirst())), parts.getLast());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a cursor of this list: " + cursor, e);
    }
  }

  String cursor() {
    return Keyset.cursor(startedAt.toEpochMilli(), auction);
  }

  /** Auctions behind this place; the first condition alone lets the index start at it. */
  Predicate before(Root<AuctionRow> row, CriteriaBuilder is) {
    var at = row.<Instant>get("startedAt");
    return is.and(
        is.lessThanOrEqualTo(at, startedAt),
        is.or(is.lessThan(at, startedAt), is.greaterThan(row.<String>get("auction"), auction)));
  }
}

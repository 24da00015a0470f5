package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;

/** Where a case stands in the list: newest first, then by name. */
record CasePlace(Instant openedAt, String liquidation) {

  /**
   * @throws IllegalArgumentException if the cursor is none of this list's
   */
  static CasePlace of(String cursor) {
    var parts = Keyset.parts(cursor, 2);
    try {
      return new CasePlace(Instant.ofEpochMilli(Long.parseLong(parts.getFirst())), parts.getLast());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a cursor of this list: " + cursor, e);
    }
  }

  String cursor() {
    return Keyset.cursor(openedAt.toEpochMilli(), liquidation);
  }

  /** Cases behind this place; the first condition alone lets the index start at it. */
  Predicate before(Root<CaseRow> row, CriteriaBuilder is) {
    var at = row.<Instant>get("openedAt");
    return is.and(
        is.lessThanOrEqualTo(at, openedAt),
        is.or(
            is.lessThan(at, openedAt),
            is.greaterThan(row.<String>get("liquidation"), liquidation)));
  }
}

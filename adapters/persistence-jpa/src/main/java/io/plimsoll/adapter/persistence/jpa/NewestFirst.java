package io.plimsoll.adapter.persistence.jpa;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;

/** Where a row stands in a list: newest first, then by name. */
public record NewestFirst(Instant at, String name) {

  /**
   * @throws IllegalArgumentException if the cursor is none of such a list's
   */
  public static NewestFirst of(String cursor) {
    var parts = Keyset.parts(cursor, 2);
    try {
      return new NewestFirst(
          Instant.ofEpochMilli(Long.parseLong(parts.getFirst())), parts.getLast());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a cursor of this list: " + cursor, e);
    }
  }

  public String cursor() {
    return Keyset.cursor(at.toEpochMilli(), name);
  }

  /**
   * Rows behind this place; the first condition alone lets the index start at it.
   *
   * @param times the row's field with its time
   * @param names and with its name
   */
  public Predicate before(Root<?> row, CriteriaBuilder is, String times, String names) {
    var time = row.<Instant>get(times);
    return is.and(
        is.lessThanOrEqualTo(time, at),
        is.or(is.lessThan(time, at), is.greaterThan(row.<String>get(names), name)));
  }
}

package io.plimsoll.adapter.persistence.jpa;

import io.plimsoll.application.loanbook.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Limit;

/**
 * Pages that go on where the last one ended, by the sort key of its last row, so that rows added
 * meanwhile neither repeat nor hide one.
 */
public final class Keyset {

  /** In no name, and needs no escape in an address. */
  private static final String BETWEEN = "~";

  private Keyset() {}

  /** One row more than the page has, to see whether another page follows. */
  public static Limit oneMoreThan(int limit) {
    if (limit < 1) throw new IllegalArgumentException("A page has at least 1 row, not " + limit);
    return Limit.of(limit + 1);
  }

  public static <R, T> Page<T> page(
      List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
    var shown = rows.stream().limit(limit).toList();
    return new Page<>(
        shown.stream().map(item).toList(),
        rows.size() > limit ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty());
  }

  public static String cursor(Object... parts) {
    return String.join(BETWEEN, List.of(parts).stream().map(Object::toString).toList());
  }

  /**
   * @throws IllegalArgumentException if the cursor does not have so many parts
   */
  public static List<String> parts(String cursor, int count) {
    var parts = List.of(cursor.split(BETWEEN, -1));
    if (parts.size() != count)
      throw new IllegalArgumentException("Not a cursor of this list: " + cursor);
    return parts;
  }
}

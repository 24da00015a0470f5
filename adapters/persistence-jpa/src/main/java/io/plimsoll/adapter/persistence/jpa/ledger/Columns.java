package io.plimsoll.adapter.persistence.jpa.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows as one array a column, for a statement that takes them all at once: PostgreSQL spends about
 * half of a row's time on its being a statement of its own. Values go as text, which either
 * database turns into what the column is.
 */
final class Columns {

  /** Bounds what is in memory twice. */
  private static final int AT_ONCE = 10_000;

  private final List<List<?>> rows;

  private Columns(List<List<?>> rows) {
    this.rows = rows;
  }

  /** One row an item; all have as many values. */
  static <T> Columns of(Collection<T> items, Function<T, List<?>> values) {
    return new Columns(items.stream().<List<?>>map(values).toList());
  }

  /**
   * @param sql has one parameter a column, an array
   */
  void update(JdbcTemplate jdbc, String sql) {
    for (var from = 0; from < rows.size(); from += AT_ONCE) {
      var part = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
      var arrays = new Object[part.getFirst().size()];
      for (var column = 0; column < arrays.length; column++) {
        var values = new String[part.size()];
        for (var row = 0; row < values.length; row++)
          values[row] = part.get(row).get(column).toString();
        arrays[column] = values;
      }
      jdbc.update(sql, arrays);
    }
  }
}

package io.plimsoll.benchmark.command;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which rows a command leaves behind: how many of which size, its bytes without any overhead. */
final class StoredRows {

  /** What is only ever added to. */
  private static final List<String> TABLES =
      List.of("domain_event", "journal_entry", "sub_ledger_line", "request_answer");

  private final JdbcTemplate jdbc;

  StoredRows(DataSource database) {
    jdbc = new JdbcTemplate(database);
  }

  /**
   * What comes to be stored while a desk does something.
   *
   * @param commands that are carried out one after another
   * @return bytes of each row, of a mean command
   */
  List<Integer> left(Runnable doing, int commands) {
    var before = TABLES.stream().map(this::sizes).toList();
    doing.run();
    var rows = new ArrayList<Integer>();
    for (var table = 0; table < before.size(); table++) {
      var after = sizes(TABLES.get(table));
      var many = (after.size() - before.get(table).size()) / commands;
      var bytes = (sum(after) - sum(before.get(table))) / commands;
      Stream.generate(() -> (int) (bytes / many)).limit(many).forEach(rows::add);
    }
    return rows;
  }

  private List<Integer> sizes(String table) {
    return jdbc.query("select * from " + table, (row, _) -> size(row));
  }

  private static long sum(List<Integer> sizes) {
    return sizes.stream().mapToLong(Integer::longValue).sum();
  }

  private static int size(ResultSet row) throws SQLException {
    var size = 0;
    for (var column = 1; column <= row.getMetaData().getColumnCount(); column++)
      size +=
          switch (row.getObject(column)) {
            case null -> 0;
            case byte[] bytes -> bytes.length;
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case Boolean _ -> 1;
            case Integer _ -> Integer.BYTES;
            default -> Long.BYTES;
          };
    return size;
  }
}

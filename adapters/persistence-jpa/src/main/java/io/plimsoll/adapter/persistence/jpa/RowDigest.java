package io.plimsoll.adapter.persistence.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * SHA-256 over rows as they come from the database, a stretch at a time. Values are written the
 * same way whichever database they come from: times as UTC instants, numbers in plain digits.
 */
public final class RowDigest {

  private static final int STRETCH = 1_000;
  private static final char END_OF_VALUE = '\u001f';
  private static final char END_OF_ROW = '\u001e';
  private static final String NOTHING = "\u0000";

  private final JdbcTemplate jdbc;

  RowDigest(DataSource dataSource) {
    jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(STRETCH);
  }

  /**
   * To be called in a transaction: outside of one, PostgreSQL hands over all rows at once.
   *
   * @param queries name their columns and a total order of their rows
   * @return lower-case hex
   */
  public String of(String... queries) {
    var sum = sha256();
    for (var query : queries) {
      RowCallbackHandler row = values -> add(sum, values);
      jdbc.query(query, row);
      sum.update((byte) 0);
    }
    return HexFormat.of().formatHex(sum.digest());
  }

  private static void add(MessageDigest sum, ResultSet row) throws SQLException {
    var text = new StringBuilder();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++)
      text.append(written(row.getObject(column))).append(END_OF_VALUE);
    sum.update(text.append(END_OF_ROW).toString().getBytes(UTF_8));
  }

  private static String written(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case BigDecimal number -> number.toPlainString();
      case OffsetDateTime time -> time.toInstant().toString();
      case Timestamp time -> time.toInstant().toString();
      case String text -> text;
      case Number number -> number.toString();
      case Boolean is -> is.toString();
      default -> throw new IllegalStateException("No fixed form for a " + value.getClass());
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

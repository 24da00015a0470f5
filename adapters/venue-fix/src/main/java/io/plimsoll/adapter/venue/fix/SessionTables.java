package io.plimsoll.adapter.venue.fix;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Where QuickFIX/J keeps its sessions. */
final class SessionTables {

  static final String SESSIONS = "fix_session";
  static final String MESSAGES = "fix_message";

  private static final String KEY =
      """
      beginstring VARCHAR(8) NOT NULL, sendercompid VARCHAR(64) NOT NULL,
      sendersubid VARCHAR(64) NOT NULL, senderlocid VARCHAR(64) NOT NULL,
      targetcompid VARCHAR(64) NOT NULL, targetsubid VARCHAR(64) NOT NULL,
      targetlocid VARCHAR(64) NOT NULL, session_qualifier VARCHAR(64) NOT NULL,""";

  private static final String COLUMNS =
      "beginstring, sendercompid, sendersubid, senderlocid, targetcompid, targetsubid,"
          + " targetlocid, session_qualifier";

  private SessionTables() {}

  /** Makes them where they are missing. */
  static void make(String url, String user, String password) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS %s (%s
          creation_time TIMESTAMP NOT NULL, incoming_seqnum INT NOT NULL,
          outgoing_seqnum INT NOT NULL, PRIMARY KEY (%s))"""
              .formatted(SESSIONS, KEY, COLUMNS));
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS %s (%s
          msgseqnum INT NOT NULL, message VARCHAR(8192) NOT NULL, PRIMARY KEY (%s, msgseqnum))"""
              .formatted(MESSAGES, KEY, COLUMNS));
    }
  }
}

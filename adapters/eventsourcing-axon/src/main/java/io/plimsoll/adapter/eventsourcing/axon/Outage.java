package io.plimsoll.adapter.eventsourcing.axon;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is gone, or has no room, from a command that it refuses. The first fails
 * whatever is tried, and when it goes during a commit nobody knows what became of it.
 */
final class Outage {

  /**
   * Classes of SQL states: 08 connection, 53 no disk, memory or connections left, 57P the operator
   * steps in, 90 H2's own, of which these are a closed database and a broken connection. A failure
   * without a state is none of the database's: the pool has no connection any more.
   */
  private static final List<String> STATES = List.of("08", "53", "57P", "90067", "90098", "90121");

  private Outage() {}

  /**
   * H2 says only through the cause that its disk is full, and of a batch only through the exception
   * that follows.
   */
  static boolean isBehind(@Nullable Throwable failure) {
    var isOfDatabase = false;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && (isOutage(sql) || isBehind(sql.getNextException())))
        return true;
      isOfDatabase |= cause instanceof SQLException;
      if (isOfDatabase && cause instanceof IOException) return true;
    }
    return false;
  }

  private static boolean isOutage(SQLException failure) {
    var state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || state == null
        || STATES.stream().anyMatch(state::startsWith);
  }
}

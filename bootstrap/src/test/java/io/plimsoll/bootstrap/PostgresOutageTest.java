package io.plimsoll.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL ends the desk's sessions under load, none is left to take, and the server is stopped
 * for a while ({@code -Dplimsoll.outage=10} seconds): no success that is not there afterwards, no
 * answer but success and "ask again", and no new start.
 */
@EnabledOnOs(OS.LINUX)
class PostgresOutageTest {

  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("plimsoll.outage", 2));
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);

  @Test
  void nothing_is_promised_that_is_not_there_when_postgres_is_back(@TempDir Path data)
      throws Exception {
    var server = DurablePostgres.at(data, 0);
    try (var desk = SandboxDesk.at(server.getJdbcUrl("postgres", "postgres"))) {
      desk.openMarket("main", "dutch-auction");
      try (var callers = new SupplyingCallers(desk)) {
        for (var time = 0; time < 5; time++) {
          callers.awaitMore();
          endSessions(server);
        }
        callers.awaitMore();
        exhaustPool(desk.bean(HikariDataSource.class));
        callers.awaitMore();
        var port = server.getPort();
        server.close();
        Thread.sleep(OUTAGE);
        server = DurablePostgres.at(data, port);
        callers.awaitMore();
        callers.inspect();
        System.out.printf(
            "PostgreSQL was away for %s; answers were %s%n", OUTAGE, callers.answers());
      }
    } finally {
      server.close();
    }
  }

  private static void endSessions(EmbeddedPostgres server) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres' and"
              + " pid <> pg_backend_pid()");
    }
  }

  /** Somebody else holds every connection for longer than callers wait for one. */
  private static void exhaustPool(HikariDataSource pool) throws Exception {
    pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    var held = new ArrayList<Connection>();
    try {
      while (held.size() < pool.getMaximumPoolSize()) held.add(pool.getConnection());
      Thread.sleep(WAIT_FOR_CONNECTION.multipliedBy(2));
    } finally {
      for (var connection : held) connection.close();
    }
  }
}

package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUPPLIES = "markets/main/reserves/USDC/supplies";
  private static final String SUPPLY = "{'account':'lena','amount':'1'}";
  private static final List<String> LISTS =
      List.of("loans", "markets", "ledger/trial-balance?market=main", "liquidations");
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);
  private static final int CALLERS = 8;

  private final Map<String, String> promised = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  @Test
  void nothing_is_promised_that_is_not_there_when_postgres_is_back(@TempDir Path data)
      throws Exception {
    var server = server(data, 0);
    try (var desk = SandboxDesk.at(server.getJdbcUrl("postgres", "postgres"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      desk.openMarket("main", "dutch-auction");
      var over = new AtomicBoolean();
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(_ -> threads.submit(() -> load(desk, over)))
              .toList();
      try {
        for (var time = 0; time < 5; time++) {
          awaitMore();
          endSessions(server);
        }
        awaitMore();
        exhaustPool(desk.bean(HikariDataSource.class));
        awaitMore();
        var port = server.getPort();
        server.close();
        Thread.sleep(OUTAGE);
        server = server(data, port);
        awaitMore();
      } finally {
        over.set(true);
      }
      for (var caller : callers) caller.get();
      inspect(desk);
    } finally {
      server.close();
    }
  }

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
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

  private void load(SandboxDesk desk, AtomicBoolean over) {
    while (!over.get()) {
      var key = "supply-" + number.incrementAndGet();
      var answer = desk.tryPost(SUPPLIES, SUPPLY, key);
      count(answer);
      promised.put(key, answer.statusCode() == 200 ? answer.body() : "");
      count(desk.tryGet(LISTS.get(promised.size() % LISTS.size())));
    }
  }

  private void count(HttpResponse<String> answer) {
    answers.computeIfAbsent(answer.statusCode(), _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Until callers are being promised things. */
  private void awaitMore() throws InterruptedException {
    var enough = kept() + 20;
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (kept() < enough) {
      assertThat(System.nanoTime()).as("served again; so far %s", answers).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private long kept() {
    return promised.values().stream().filter(body -> !body.isEmpty()).count();
  }

  /** Each caller asks once more, and the lender has as much as there were keys. */
  private void inspect(SandboxDesk desk) {
    assertThat(answers.keySet()).as("%s", answers).isSubsetOf(200, 503);
    promised.forEach(
        (key, body) -> {
          var again = desk.tryPost(SUPPLIES, SUPPLY, key);
          assertThat(again.statusCode()).isEqualTo(200);
          if (body.isEmpty()) return;
          assertThat(again.body()).isEqualTo(body);
          assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        });
    assertThat(desk.get("markets/main/accounts/lena").toString())
        .contains("\"%d\"".formatted(promised.size()));
    desk.assertBalanced("main");
    var digests = desk.get("admin/digest").toString();
    desk.post("admin/projections/rebuild", "");
    assertThat(desk.get("admin/digest")).hasToString(digests);
  }
}

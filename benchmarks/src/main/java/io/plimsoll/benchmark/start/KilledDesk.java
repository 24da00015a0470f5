package io.plimsoll.benchmark.start;

import io.plimsoll.benchmark.JavaProcess;
import io.plimsoll.bootstrap.PlimsollApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a desk left behind that was killed in the midst of commands: a PostgreSQL that forces every
 * commit to the disk, with a million events of a hundred thousand loans.
 */
final class KilledDesk {

  /** Fewer of both to try the benchmark itself. */
  private static final int LOANS = Integer.getInteger("bench.loans", 100_000);

  private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);

  /** A machine that is not busy otherwise takes a minute or two. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static Optional<KilledDesk> only = Optional.empty();

  private final EmbeddedPostgres server;

  private KilledDesk(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Made by whoever asks first; the server ends with this machine. */
  static synchronized KilledDesk only() throws IOException, InterruptedException {
    if (only.isPresent()) return only.get();
    var desk =
        new KilledDesk(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
    desk.kill();
    only = Optional.of(desk);
    return desk;
  }

  /** Where its events are. */
  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** A database of the same server in which nothing has happened. */
  String emptyUrl() {
    new JdbcTemplate(server.getPostgresDatabase()).execute("create database untouched");
    return server.getJdbcUrl("postgres", "untouched");
  }

  JdbcTemplate jdbc() {
    return new JdbcTemplate(server.getPostgresDatabase());
  }

  private void kill() throws IOException, InterruptedException {
    var process =
        JavaProcess.start(
            LongHistory.class,
            settings(
                Integer.toString(LOANS),
                // Made more quickly so; what is stored is the same.
                "--plimsoll.lanes.group-limit=2000",
                "--spring.datasource.url=" + url()));
    try {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (events() < EVENTS) {
        if (!process.isAlive() || System.nanoTime() > deadline)
          throw new IllegalStateException("Only %d events were made".formatted(events()));
        Thread.sleep(100);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private long events() {
    var jdbc = jdbc();
    if (jdbc.queryForObject("select to_regclass('domain_event')", String.class) == null) return 0;
    var last = jdbc.queryForObject("select max(global_index) from domain_event", Long.class);
    return last == null ? 0 : last;
  }

  /** The application of this class path, in a process that can be killed. */
  static Process desk(List<String> machine, String... settings) throws IOException {
    return JavaProcess.fromArchives(machine, PlimsollApplication.class, settings(settings));
  }

  private static List<String> settings(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.add("--spring.datasource.username=postgres");
    all.add("--spring.main.banner-mode=off");
    all.add("--logging.level.root=warn");
    return all;
  }
}

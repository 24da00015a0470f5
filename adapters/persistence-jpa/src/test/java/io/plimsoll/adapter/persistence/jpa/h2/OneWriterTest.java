package io.plimsoll.adapter.persistence.jpa.h2;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class OneWriterTest {

  private static final int WRITERS = 3;
  private static final int TABLES = 6;
  private static final int KILLS = 60;

  private static final OneWriter ONE = new OneWriter();

  @TempDir private Path folder;

  @BeforeAll
  static void known_to_h2() {
    PowerSafeFiles.register();
    FilePath.register(new Disk());
  }

  @AfterEach
  void room_for_others() {
    Disk.allow(Long.MAX_VALUE);
  }

  /** What the disk has when it takes no further write is what a kill at that moment leaves. */
  @Test
  void a_kill_after_any_write_leaves_no_transaction_in_part() {
    var random = new Random(5);
    for (var kill = 0; kill < KILLS; kill++) {
      var file = folder.resolve("killed-" + kill);
      var killed = source("disk:" + file);
      var jdbc = new JdbcTemplate(killed);
      for (var table = 0; table < TABLES; table++) {
        jdbc.execute("create table standing_%d (writer int, number int)".formatted(table));
        jdbc.execute(
            "create table entry_%d (writer int, number int, primary key (writer, number))"
                .formatted(table));
        for (var writer = 0; writer < WRITERS; writer++)
          jdbc.update("insert into standing_%d values (?, 0)".formatted(table), writer);
      }
      Disk.allow(40 + random.nextInt(80));
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> CompletableFuture.runAsync(() -> write(killed, writer)))
              .toList();
      writers.forEach(CompletableFuture::join);
      close(killed);
      Disk.allow(Long.MAX_VALUE);
      var left = source("file:" + file);
      var found = new JdbcTemplate(left);
      for (var writer = 0; writer < WRITERS; writer++)
        assertThat(new HashSet<>(numbers(found, writer)))
            .as("kill %d, writer %d", kill, writer)
            .hasSize(1);
      close(left);
    }
  }

  /** Until the disk takes no more. */
  private void write(DriverManagerDataSource killed, int writer) {
    var transaction = transaction(killed);
    var jdbc = new JdbcTemplate(killed);
    try {
      for (var number = 1; ; number++) {
        var next = number;
        transaction.executeWithoutResult(
            _ -> {
              for (var table = 0; table < TABLES; table++) {
                jdbc.update(
                    "update standing_%d set number = ? where writer = ?".formatted(table),
                    next,
                    writer);
                jdbc.update("insert into entry_%d values (?, ?)".formatted(table), writer, next);
              }
            });
      }
    } catch (DataAccessException | TransactionException _) {
      // As a killed process it says nothing more.
    }
  }

  @Test
  void who_reads_does_not_wait_for_who_writes() {
    var source = source("mem:readers");
    transaction(source)
        .executeWithoutResult(
            _ -> {
              var reader = transaction(source);
              reader.setReadOnly(true);
              assertThat(CompletableFuture.supplyAsync(() -> reader.execute(_ -> "read")))
                  .succeedsWithin(Duration.ofSeconds(10))
                  .isEqualTo("read");
            });
  }

  @Test
  void who_writes_waits_for_who_writes_however_that_ends() {
    var transaction = transaction(source("mem:writers"));
    for (var isRolledBack : List.of(false, true)) {
      var second = new AtomicReference<CompletableFuture<String>>();
      transaction.executeWithoutResult(
          status -> {
            second.set(CompletableFuture.supplyAsync(() -> transaction.execute(_ -> "written")));
            assertThatThrownBy(() -> second.get().get(200, MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
            if (isRolledBack) status.setRollbackOnly();
          });
      assertThat(second.get()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("written");
    }
  }

  @Test
  void a_transaction_that_cannot_begin_keeps_nobody_waiting() {
    var nowhere = new DriverManagerDataSource("jdbc:h2:mem:nobody;IFEXISTS=TRUE");
    var transaction = transaction(nowhere);
    for (var turn = 0; turn < 2; turn++)
      assertThat(CompletableFuture.supplyAsync(() -> transaction.execute(_ -> "begun")))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(CannotCreateTransactionException.class);
  }

  private static DriverManagerDataSource source(String database) {
    return new DriverManagerDataSource(
        "jdbc:h2:" + database + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0");
  }

  private static TransactionTemplate transaction(DriverManagerDataSource source) {
    var transactions = new DataSourceTransactionManager(source);
    transactions.addListener(ONE);
    return new TransactionTemplate(transactions);
  }

  /** What each of the tables says how far a writer came. */
  private static List<Integer> numbers(JdbcTemplate jdbc, int writer) {
    var numbers = new ArrayList<Integer>();
    for (var table = 0; table < TABLES; table++)
      for (var query :
          List.of(
              "select number from standing_%d where writer = ?",
              "select count(*) from entry_%d where writer = ?",
              "select coalesce(max(number), 0) from entry_%d where writer = ?"))
        numbers.add(jdbc.queryForObject(query.formatted(table), Integer.class, writer));
    return numbers;
  }

  /** A file that H2 gave up may be closed already. */
  private static void close(DriverManagerDataSource source) {
    try {
      new JdbcTemplate(source).execute("shutdown immediately");
    } catch (DataAccessException _) {
      // It is.
    }
  }
}

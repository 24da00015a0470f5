package io.plimsoll.benchmark.command;

import io.plimsoll.benchmark.Figure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Durable commands a second, by 1, 16 and 64 callers, on H2 and on PostgreSQL. The desk and what it
 * is held against take turns on the same database, so that a machine's noise meets them alike.
 */
public final class CommandBenchmark {

  private static final List<Integer> CALLERS = List.of(64, 16, 1);
  private static final int TURNS = 4;
  private static final int SAMPLE = 200;

  /** As many as the desk's lanes take together, unless told otherwise. */
  private static final int GROUP_LIMIT = 256;

  private final Duration turn;
  private final Duration warmUp;

  public CommandBenchmark() {
    this(Duration.ofMillis(1_500), Duration.ofSeconds(15));
  }

  CommandBenchmark(Duration turn, Duration warmUp) {
    this.turn = turn;
    this.warmUp = warmUp;
  }

  public List<Figure> figures() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("commands");
    try {
      var figures = new ArrayList<>(onPostgres(data.resolve("postgres")));
      figures.addAll(onH2(data.resolve("h2")));
      return figures;
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private List<Figure> onH2(Path data) throws InterruptedException {
    return on("H2", false, "--plimsoll.data=" + data);
  }

  /**
   * Its binaries write to the disk before they confirm, which the library that starts them would
   * not.
   */
  private List<Figure> onPostgres(Path data) throws IOException, InterruptedException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setDataDirectory(data)
            .start()) {
      var jdbc = new JdbcTemplate(server.getPostgresDatabase());
      for (var setting : List.of("fsync", "synchronous_commit"))
        if (!"on".equals(jdbc.queryForObject("show " + setting, String.class)))
          throw new IllegalStateException(setting + " is off");
      return on(
          "PostgreSQL",
          true,
          "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
          "--spring.datasource.username=postgres");
    }
  }

  private List<Figure> on(String name, boolean isPostgres, String... settings)
      throws InterruptedException {
    try (var desk = new LendingDesk(settings)) {
      var rows =
          new StoredRows(desk.database())
              .left(
                  () -> {
                    for (var number = 0; number < SAMPLE; number++) desk.carryOut(0, number);
                  },
                  SAMPLE);
      try (var raw = new GroupCommitLoop(desk.database(), rows, GROUP_LIMIT);
          var axon = new PlainAxon(desk.database(), isPostgres)) {
        var figures = new ArrayList<Figure>();
        var contenders = List.of(desk, raw, axon);
        for (var contender : contenders) new Callers(contender, CALLERS.getFirst()).ask(warmUp);
        var perSecond = new TreeMap<Integer, List<Double>>();
        for (var number : CALLERS) perSecond.put(number, inTurn(contenders, number));
        perSecond.forEach((number, rates) -> figures.addAll(figures(name, number, rates)));
        figures.add(Figure.of("rows of a command, " + name, rows.size(), ""));
        figures.add(
            Figure.of(
                "bytes of a command, " + name,
                rows.stream().mapToInt(Integer::intValue).sum(),
                "B"));
        return figures;
      }
    }
  }

  /** Commands a second of each. */
  private List<Double> inTurn(List<Contender> contenders, int number) throws InterruptedException {
    var all = contenders.stream().map(contender -> new Callers(contender, number)).toList();
    for (var time = 0; time <= TURNS; time++)
      for (var callers : all) {
        callers.ask(turn);
        if (time == 0) callers.warm();
      }
    return all.stream().map(Callers::perSecond).toList();
  }

  private static List<Figure> figures(String database, int callers, List<Double> rates) {
    var name = "%s, %d callers: commands, ".formatted(database, callers);
    var isAimedAt = database.equals("PostgreSQL") && callers == 64;
    var raw = Figure.of(name + "raw limit", rates.get(0), "1/s").against(rates.get(1));
    var axon = Figure.of(name + "plain Axon", rates.get(0), "1/s").against(rates.get(2));
    return isAimedAt ? List.of(raw.atLeast(0.5), axon.atLeast(5)) : List.of(raw, axon);
  }
}

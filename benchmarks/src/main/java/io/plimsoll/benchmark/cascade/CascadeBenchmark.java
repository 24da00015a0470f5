package io.plimsoll.benchmark.cascade;

import io.plimsoll.benchmark.Figure;
import io.plimsoll.benchmark.JavaProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long it takes until all that sank at one tick is opened and settled durably, on PostgreSQL
 * with every commit forced to the disk, and what others who use the market feel of it.
 */
public final class CascadeBenchmark {

  private static final int LOANS = Integer.getInteger("plimsoll.cascade.loans", 100_000);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  public List<Figure> figures() throws IOException, InterruptedException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      return figures(measured(server.getJdbcUrl("postgres", "postgres")));
    }
  }

  private static List<Figure> figures(Map<String, Double> found) {
    if (value(found, "out of order") > 0)
      throw new IllegalStateException("Cases were not opened worst first: " + found);
    var figures = new ArrayList<Figure>();
    figures.add(figure(found, "ready", "s"));
    figures.add(figure(found, "opened", "s"));
    figures.add(figure(found, "settled", "s").atMost(60));
    figures.add(
        Figure.of("cascade, settled, against raw rows", value(found, "settled"), "s")
            .against(value(found, "raw")));
    figures.add(figure(found, "events", ""));
    figures.add(figure(found, "sold", ""));
    figures.add(figure(found, "p50", "ms"));
    figures.add(figure(found, "p99", "ms").atMost(1_000));
    figures.add(figure(found, "slowest", "ms"));
    found.forEach(
        (name, value) -> {
          if (name.startsWith("status ")) figures.add(figure(found, name, ""));
        });
    figures.add(figure(found, "heap", "MiB").atMost(2_048));
    figures.add(figure(found, "behind", "s"));
    return figures;
  }

  private static Figure figure(Map<String, Double> found, String name, String unit) {
    return Figure.of("cascade, " + name, value(found, name), unit);
  }

  private static double value(Map<String, Double> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static Map<String, Double> measured(String url) throws IOException, InterruptedException {
    var file = Files.createTempFile("cascade", ".json");
    try {
      var desk =
          JavaProcess.start(
              CascadeDesk.class, List.of(file.toString(), Integer.toString(LOANS), url));
      try {
        if (!desk.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || desk.exitValue() != 0)
          throw new IllegalStateException("The cascade did not come to its end");
      } finally {
        desk.destroyForcibly();
      }
      return JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {});
    } finally {
      Files.delete(file);
    }
  }
}

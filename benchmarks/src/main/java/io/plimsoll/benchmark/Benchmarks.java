package io.plimsoll.benchmark;

import io.plimsoll.benchmark.cascade.CascadeBenchmark;
import io.plimsoll.benchmark.command.CommandBenchmark;
import io.plimsoll.benchmark.start.RebuildBenchmark;
import io.plimsoll.benchmark.start.StartBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs what is measured, one after another, prints a line for each figure as soon as it is known,
 * and writes all of them as a JSON array.
 */
public final class Benchmarks {

  private static final Map<String, Callable<List<Figure>>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("decisions", () -> new DecisionFigures().figures());
    PARTS.put("health-watch", () -> new HealthWatchBenchmark().figures());
    PARTS.put("commands", () -> new CommandBenchmark().figures());
    // Before the rebuild, which ends in order and leaves little to read to the next start.
    PARTS.put("start", () -> new StartBenchmark().figures());
    PARTS.put("rebuild", () -> new RebuildBenchmark().figures());
    PARTS.put("cascade", () -> new CascadeBenchmark().figures());
  }

  private Benchmarks() {}

  /**
   * @param arguments the file to write, and which part to run: {@code all} or its name
   */
  public static void main(String[] arguments) throws Exception {
    var file = Path.of(arguments[0]);
    var wanted = arguments[1];
    if (!wanted.equals("all") && !PARTS.containsKey(wanted))
      throw new IllegalArgumentException(
          "There is no part %s; there are %s, or all".formatted(wanted, PARTS.keySet()));
    var figures = new ArrayList<Figure>();
    print(Figure.HEAD);
    for (var part : PARTS.entrySet())
      if (wanted.equals("all") || wanted.equals(part.getKey()))
        for (var figure : part.getValue().call()) {
          print(figure.row());
          figures.add(figure);
        }
    write(file, figures);
  }

  private static void write(Path file, List<Figure> figures) throws IOException {
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), figures.stream().map(Figure::fields).toList());
    print("written to " + file);
  }

  /** To whoever measures. */
  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }
}

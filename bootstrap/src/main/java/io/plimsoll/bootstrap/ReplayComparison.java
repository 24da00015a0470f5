package io.plimsoll.bootstrap;

import io.plimsoll.application.replay.CrashReplay;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.application.replay.comparison.ComparisonTable;
import io.plimsoll.application.replay.comparison.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The same book through the same history, once for each way of selling: each time a desk of its
 * own, with a database in memory and fresh venues.
 */
final class ReplayComparison implements Runnable {

  private static final String PACED = "PACED";

  private static final List<String> OWN =
      List.of(
          "plimsoll.replay.compare",
          "plimsoll.replay.begun",
          "plimsoll.replay.mechanisms",
          "plimsoll.replay.paced",
          "plimsoll.replay.ways",
          "plimsoll.replay.speed",
          "spring.datasource.url");

  private final List<String> ways;
  private final List<String> arguments;
  private final Consumer<String> console;
  private volatile Optional<ComparisonTable> table = Optional.empty();

  /**
   * @param ways names of mechanisms, and perhaps {@value #PACED}, joined by plus signs
   * @param arguments of the command line: each run gets them too
   * @param console gets the lines to be printed
   */
  ReplayComparison(List<String> ways, List<String> arguments, Consumer<String> console) {
    this.ways = List.copyOf(ways);
    this.arguments =
        arguments.stream()
            .filter(each -> OWN.stream().noneMatch(name -> each.startsWith("--" + name + "=")))
            .toList();
    this.console = console;
  }

  @Override
  public void run() {
    var begun = System.nanoTime();
    var came = new ArrayList<Figures>();
    var title = "";
    for (var way : ways)
      try (var desk =
          new SpringApplicationBuilder(PlimsollApplication.class)
              .web(WebApplicationType.NONE)
              .profiles("replay")
              .run(arguments(way))) {
        var replay = desk.getBean(CrashReplay.class);
        replay.run();
        var figures = replay.figures();
        if (figures.isEmpty()) return;
        came.add(figures.get());
        title =
            title(
                desk.getBean(ReplayConfiguration.Settings.class), desk.getBean(PriceHistory.class));
      }
    var made = new ComparisonTable(title, came);
    table = Optional.of(made);
    made.lines().forEach(console);
    console.accept(
        "wall time %d s".formatted(Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
  }

  /** Empty until it is finished. */
  Optional<ComparisonTable> table() {
    return table;
  }

  private String[] arguments(String way) {
    var words = List.of(way.split("\\+"));
    var names = words.stream().filter(word -> !word.equals(PACED)).collect(Collectors.joining(","));
    return Stream.concat(
            arguments.stream(),
            Stream.of(
                "--plimsoll.replay.compare=false",
                "--plimsoll.replay.begun=false",
                "--plimsoll.replay.speed=0",
                "--plimsoll.replay.mechanisms=" + names,
                "--plimsoll.replay.paced=" + words.contains(PACED),
                "--spring.datasource.url=jdbc:h2:mem:comparison-" + ways.indexOf(way)))
        .toArray(String[]::new);
  }

  private static String title(ReplayConfiguration.Settings settings, PriceHistory history) {
    return String.format(
        Locale.ROOT,
        "Plimsoll comparison %s, %s to %s, %,d loans, seed %d; simulated keepers: %s%s",
        settings.scenario(),
        history.from(),
        history.to(),
        settings.loans(),
        settings.seed(),
        settings.replay().keepers(),
        settings.replay().feedback().map(felt -> "; prices feel sales: " + felt).orElse(""));
  }
}

package io.plimsoll.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What decisions cost beside the bare arithmetic: time, and bytes allocated. */
final class DecisionFigures {

  private static final double MICROSECOND = 1e3;
  private static final double KILOBYTE = 1e3;

  List<Figure> figures() throws RunnerException {
    var results =
        new Runner(
                new OptionsBuilder()
                    .include(DecisionBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    var figures = new ArrayList<Figure>();
    for (var decision : List.of("accrual", "draw", "call")) {
      var own = of(results, decision);
      var bare = of(results, decision + "Bare");
      figures.add(Figure.of("decision: " + decision, time(own), "us").against(time(bare)));
      figures.add(
          Figure.of("decision: " + decision + ", allocated", bytes(own), "kB")
              .against(bytes(bare)));
    }
    return figures;
  }

  private static RunResult of(Collection<RunResult> results, String method) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow();
  }

  private static double time(RunResult result) {
    return result.getPrimaryResult().getScore() / MICROSECOND;
  }

  private static double bytes(RunResult result) {
    var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return Objects.requireNonNull(allocated, "JMH's profiler tells nothing").getScore() / KILOBYTE;
  }
}

package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.oracle.replay.CsvPriceArchive;
import io.plimsoll.application.replay.CrashReplay;
import io.plimsoll.application.replay.ReplayReport;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** The main job as anybody would start it, but for a database in memory. */
class ReplayTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  static Stream<String> scenarios() {
    return new CsvPriceArchive().names().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_scenario_says_what_its_venue_takes(String scenario) {
    try (var context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .profiles("replay")
            .run("--plimsoll.replay.scenario=" + scenario)) {
      for (var pool = 0; pool < 6; pool++)
        assertThat(
                context
                    .getEnvironment()
                    .getProperty("plimsoll.venue.simulated.pools[%d].depth".formatted(pool)))
            .as("pool %d of %s", pool, scenario)
            .isNotBlank();
    }
  }

  /** The deepest fall there is: nine days in which two of three loans are sold from. */
  @Test
  void march_2020_leaves_no_loan_below_1_at_the_end_of_any_tick() throws InterruptedException {
    try (var context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .profiles("replay")
            .run(
                "--plimsoll.replay.scenario=march-2020",
                "--plimsoll.replay.loans=1000",
                "--spring.datasource.url=jdbc:h2:mem:march-2020",
                "--server.port=0")) {
      var report = report(context.getBean(CrashReplay.class));
      assertThat(report.lines().get(1)).endsWith("seed 1: PASSED");
      assertThat(report.passed()).isTrue();
      assertThat(report.lines())
          .anyMatch(line -> line.startsWith("loans") && line.contains("1,000 opened, "))
          .anyMatch(line -> line.startsWith("liquidations") && line.endsWith(" 0 open"))
          .anyMatch(line -> line.contains("0 loans overlooked; at most 0 waited for a venue"));
    }
  }

  private static ReplayReport report(CrashReplay replay) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (replay.report().isEmpty()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(100);
    }
    return replay.report().orElseThrow();
  }
}

package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.replay.CrashReplay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A few hours of Black Thursday, on a small book. */
class ReplayComparisonTest {

  private static final List<String> BLACK_THURSDAY =
      List.of(
          "--plimsoll.replay.scenario=march-2020",
          "--plimsoll.replay.from=2020-03-12T06:00:00Z",
          "--plimsoll.replay.to=2020-03-12T18:00:00Z",
          "--plimsoll.replay.loans=200");

  private static final List<String> WAYS =
      List.of(
          "DIRECT_SALE",
          "DIRECT_SALE+PACED",
          "DUTCH_AUCTION",
          "BATCH_AUCTION",
          "CALL_WITH_BONUS",
          "DIRECT_SALE+DUTCH_AUCTION+BATCH_AUCTION+CALL_WITH_BONUS+PACED");

  /** Which way wins is for the table to say; what must hold holds for each of them. */
  @Test
  void every_way_of_selling_keeps_its_promises_on_the_same_book() {
    var printed = new ArrayList<String>();
    var arguments = new ArrayList<>(BLACK_THURSDAY);
    arguments.add("--plimsoll.replay.feedback.enabled=true");
    var comparison = new ReplayComparison(WAYS, arguments, printed::add);
    comparison.run();
    var table = comparison.table().orElseThrow();

    assertThat(table.kept()).isTrue();
    assertThat(table.ways())
        .hasSameSizeAs(WAYS)
        .allSatisfy(
            way -> {
              assertThat(way.cases()).isPositive();
              assertThat(way.balanced()).isTrue();
              assertThat(way.healthySold()).isZero();
              assertThat(way.belowFloor()).isZero();
            });
    assertThat(table.ways())
        .filteredOn(way -> way.way().equals("batch auction"))
        .singleElement()
        .satisfies(
            way -> {
              assertThat(way.batches().held()).isPositive();
              assertThat(way.batches().sold()).isGreaterThan(way.batches().held());
              assertThat(way.takes() + way.sales()).isZero();
            });
    assertThat(printed).containsSubsequence(table.lines());
  }

  /**
   * The worst hour of 2020, and nobody bids: whoever waits for keepers waits, and gives nothing
   * away.
   */
  @Test
  void an_hour_without_bidders_sells_nothing_below_the_floor() {
    var arguments = new ArrayList<>(BLACK_THURSDAY);
    arguments.addAll(
        List.of(
            "--plimsoll.replay.begun=false",
            "--plimsoll.replay.mechanisms=DUTCH_AUCTION,CALL_WITH_BONUS",
            "--plimsoll.replay.keepers.away-from=2020-03-12T10:00:00Z",
            "--plimsoll.replay.keepers.away-for=PT1H",
            "--spring.datasource.url=jdbc:h2:mem:black-thursday"));
    try (var desk =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .web(WebApplicationType.NONE)
            .profiles("replay")
            .run(arguments.toArray(String[]::new))) {
      var replay = desk.getBean(CrashReplay.class);
      replay.run();
      var figures = replay.figures().orElseThrow();

      assertThat(figures.kept()).isTrue();
      assertThat(figures.resets()).isPositive();
      assertThat(figures.givenUp()).isPositive();
      assertThat(figures.calls()).isPositive();
      assertThat(figures.sales()).isZero();
      assertThat(figures.belowFloor()).isZero();
      assertThat(figures.healthySold()).isZero();
      assertThat(figures.balanced()).isTrue();
      assertThat(figures.stillOpen()).isLessThan(figures.cases());
    }
  }
}

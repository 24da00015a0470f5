package io.plimsoll.adapter.web.rest.admin;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.replay.ReplayProgress;
import io.plimsoll.application.replay.ReplayView;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far a replay has come. */
@RestController
@Tag(name = "Simulation")
public class ReplayController {

  /**
   * @param soldBy the ways in which the market may sell
   * @param at the history's time
   * @param loans loans that owe something
   * @param sales lots sold so far
   * @param report its lines, once it is finished
   */
  public record Progress(
      String scenario,
      MarketId market,
      List<String> soldBy,
      Instant from,
      Instant to,
      Instant at,
      long ticks,
      long ticksInAll,
      SortedMap<AssetId, String> prices,
      int loans,
      long sales,
      boolean finished,
      List<String> report) {

    static Progress of(ReplayProgress progress) {
      return new Progress(
          progress.scenario(),
          progress.market(),
          progress.mechanisms().stream().map(Json::word).toList(),
          progress.from(),
          progress.to(),
          progress.at(),
          progress.ticks(),
          progress.ticksInAll(),
          progress.prices(),
          progress.loans(),
          progress.sales(),
          progress.finished(),
          progress.report());
    }
  }

  private final ObjectProvider<ReplayView> replay;

  public ReplayController(ObjectProvider<ReplayView> replay) {
    this.replay = replay;
  }

  @GetMapping("/api/v1/simulation/replay")
  @Operation(
      summary = "See how far the replay has come",
      description = "404 when none is running; with the report once it is finished.")
  Progress progress() {
    return Optional.ofNullable(replay.getIfAvailable())
        .flatMap(ReplayView::progress)
        .map(Progress::of)
        .orElseThrow(
            () ->
                new Declined(
                    Problem.of(HttpStatus.NOT_FOUND, "no-replay", "No replay has been started")));
  }
}

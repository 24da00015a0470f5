package io.plimsoll.adapter.web.rest.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.call.Waiting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.market.MarketBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Time in the caller's hands; only in the sandbox. */
@RestController
@Profile("sandbox")
@RequestMapping("/api/v1/simulation/clock")
@Tag(name = "Simulation", description = "Hands on time and market depth, in the sandbox only")
public class SandboxController {

  private static final Duration LONGEST_STEP = Duration.ofDays(3_650);

  /** Moves time forward, at most ten years at once. */
  public record Advance(Duration advance) {}

  /** The desk's time. */
  public record Now(Instant now) {}

  private final DeskClock clock;
  private final ForcedSales sales;
  private final MarketBook markets;
  private final Submitting submitting;

  public SandboxController(
      DeskClock clock, ForcedSales sales, MarketBook markets, Submitting submitting) {
    this.clock = clock;
    this.sales = sales;
    this.markets = markets;
    this.submitting = submitting;
  }

  @GetMapping
  @Operation(summary = "Read the clock", description = "The desk's time.")
  Now now() {
    return new Now(clock.instant());
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Move time forward",
      description = "Answers when the loans of every market have been examined at the new time.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Now.class)))
  ResponseEntity<String> advance(@RequestBody Advance asked, HttpServletRequest call) {
    return submitting.once(call, asked, () -> advance(asked.advance())).ok();
  }

  private Now advance(Duration step) {
    if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "duration-out-of-range",
                  "advance",
                  step.toString(),
                  "is never negative and 3,650 days at most")
              .with("limit", LONGEST_STEP));
    var now = clock.advance(step);
    markets.markets().stream().map(sales::examine).toList().forEach(Waiting::of);
    return new Now(now);
  }
}

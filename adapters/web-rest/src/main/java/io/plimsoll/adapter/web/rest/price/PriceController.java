package io.plimsoll.adapter.web.rest.price;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.call.Waiting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes prices in and tells which one is acted on. */
@RestController
@RequestMapping("/api/v1/prices")
@Tag(name = "Prices", description = "What assets are worth, as sources saw it")
public class PriceController {

  private static final Logger LOG = LoggerFactory.getLogger(PriceController.class);
  private static final int MOST_POINTS = 2_000;

  private final PriceDesk desk;
  private final PriceBoard board;
  private final PriceRecords records;
  private final DeskClock clock;
  private final Submitting submitting;
  private final Looking looking;
  private final boolean awaitExamination;

  /**
   * @param awaitExamination whether a push is answered only after the loans have been examined and
   *     sold where need be
   */
  public PriceController(
      PriceDesk desk,
      PriceBoard board,
      PriceRecords records,
      DeskClock clock,
      Submitting submitting,
      Looking looking,
      @Value("${plimsoll.prices.await-examination:false}") boolean awaitExamination) {
    this.desk = desk;
    this.board = board;
    this.records = records;
    this.clock = clock;
    this.submitting = submitting;
    this.looking = looking;
    this.awaitExamination = awaitExamination;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Push a price",
      description =
          "Recorded durably before anything acts on it. A price that is not above zero, too old,"
              + " from the future or not later than the source's last one is refused.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PriceViews.TakenPrice.class)))
  ResponseEntity<String> push(@RequestBody PriceRequest asked, HttpServletRequest call) {
    return submitting.once(call, asked, () -> take(asked)).status(HttpStatus.CREATED);
  }

  @GetMapping("/{market}/{asset}")
  @Operation(
      summary = "Look at the price acted on",
      description =
          "Fresh: good for everything. Ageing: too old to borrow against, still good to sell at."
              + " Stale: good for neither.")
  PriceViews.CurrentPrice current(@PathVariable MarketId market, @PathVariable AssetId asset) {
    return looking
        .at(
            market,
            asset,
            (reserve, sight) ->
                sight
                    .facts()
                    .prices()
                    .quoted(asset)
                    .map(
                        quoted ->
                            PriceViews.CurrentPrice.of(
                                sight.book(),
                                quoted,
                                Quality.of(quoted.price(), reserve, sight.facts().now()),
                                sight.facts(),
                                sources(sight.book(), asset))))
        .orElseThrow(
            () ->
                new Declined(
                    Problem.of(
                            HttpStatus.NOT_FOUND,
                            "price-unknown",
                            "There is no price of %s in market %s yet".formatted(asset, market))
                        .with("market", market)
                        .with("asset", asset)));
  }

  @GetMapping("/{market}/{asset}/history")
  @Operation(
      summary = "Look back at an asset's prices",
      description =
          "By when they were received, oldest first, thinned evenly to the number of points. Left"
              + " out: the last 24 hours, 300 points.")
  PriceViews.PriceHistory history(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam(defaultValue = "300") int points) {
    if (points < 1 || points > MOST_POINTS)
      throw new Declined(
          Problem.malformed(
                  "points-out-of-range",
                  "points",
                  "1 to %d points can be asked for, not %d".formatted(MOST_POINTS, points))
              .with("value", points)
              .with("limit", MOST_POINTS));
    looking.at(market, asset, (_, _) -> true);
    var end = to.orElseGet(clock::instant);
    var start = from.orElseGet(() -> end.minus(Duration.ofHours(24)));
    return new PriceViews.PriceHistory(
        market,
        asset,
        start,
        end,
        records.history(market, asset, start, end, points).stream()
            .map(PriceViews.ObservedPrice::of)
            .toList());
  }

  private List<PriceViews.SpokenPrice> sources(Book book, AssetId asset) {
    return board.sources(book, asset).stream()
        .map(record -> PriceViews.SpokenPrice.of(record, (Market.Open) book.market()))
        .sorted(Comparator.comparing(PriceViews.SpokenPrice::source))
        .toList();
  }

  private PriceViews.TakenPrice take(PriceRequest asked) {
    var seen = asked.observation(clock.instant());
    var taken = desk.take(seen);
    return switch (taken.reading()) {
      case Reading.Refused(var reason) -> throw new Declined(Problems.of(reason));
      case Reading.Taken(var record, var acted, _) -> {
        if (awaitExamination) await(taken.examination());
        yield new PriceViews.TakenPrice(
            record.sighting().id(),
            asked.market(),
            asked.asset(),
            record.sighting().value(),
            record.sighting().observedAt(),
            seen.source(),
            acted);
      }
    };
  }

  /** The price is taken whatever becomes of the examination. */
  private static void await(CompletableFuture<Examination> examination) {
    try {
      Waiting.of(examination);
    } catch (RuntimeException e) {
      LOG.error("The examination that followed a price failed", e);
    }
  }
}

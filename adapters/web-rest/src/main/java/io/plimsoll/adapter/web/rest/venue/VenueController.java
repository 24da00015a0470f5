package io.plimsoll.adapter.web.rest.venue;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.venue.DepthLevel;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.Reconciliation;
import io.plimsoll.application.venue.Reconciliation.Compared;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.ResumeVenue;
import io.plimsoll.domain.market.MarketCommand.SuspendVenue;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the venues a market sells on, and stops and resumes selling there. */
@RestController
@RequestMapping("/api/v1/markets/{market}/venues")
@Tag(name = "Venues")
public class VenueController {

  private static final int LONGEST_REASON = 500;

  /**
   * A place to sell.
   *
   * @param capabilities what it can do besides quoting and selling
   * @param suspended whether the market takes nothing there
   */
  public record VenueView(VenueId id, SortedSet<VenueCapability> capabilities, boolean suspended) {}

  /**
   * @param reason for whoever reads it later; at most 500 characters
   */
  public record Because(String reason) {}

  /** Collateral that can be sold at one price, and what it brings. */
  public record Level(Amount quantity, Amount brings) {
    static Level of(DepthLevel level) {
      return new Level(level.quantity(), level.brings());
    }
  }

  /**
   * What a venue executed of an order.
   *
   * @param bookedSold null while nothing is booked
   * @param agreed whether venue and book say the same
   */
  public record ExecutedView(
      String order,
      Amount sold,
      Amount received,
      @Nullable Amount bookedSold,
      @Nullable Amount bookedReceived,
      boolean agreed,
      Instant at) {
    static ExecutedView of(Compared order) {
      return new ExecutedView(
          order.order(),
          order.executed().sold(),
          order.executed().received(),
          order.booked().map(Fill::sold).orElse(null),
          order.booked().map(Fill::received).orElse(null),
          order.isAgreed(),
          order.at());
    }
  }

  private final Submitting submitting;
  private final Looking looking;
  private final LiquidationBook book;
  private final ReadModels readModels;
  private final List<ExecutionVenue> venues;

  public VenueController(
      Submitting submitting,
      Looking looking,
      LiquidationBook book,
      ReadModels readModels,
      ObjectProvider<ExecutionVenue> venues) {
    this.book = book;
    this.readModels = readModels;
    this.submitting = submitting;
    this.looking = looking;
    this.venues = venues.orderedStream().toList();
  }

  @GetMapping
  @Operation(
      summary = "See where the market sells",
      description = "Every configured venue, what it can do, and whether it is suspended here.")
  Listing<VenueView> all(@PathVariable MarketId market) {
    return looking.at(
        market,
        (open, _) -> new Listing<>(venues.stream().map(venue -> view(venue, open)).toList(), null));
  }

  private static VenueView view(ExecutionVenue venue, Market.Open market) {
    return new VenueView(
        venue.id(), new TreeSet<>(venue.capabilities()), market.suspended().contains(venue.id()));
  }

  @GetMapping("/{venue}/depth")
  @Operation(
      summary = "See what a venue would buy",
      description = "Best price first, fees taken; nothing if it does not trade the pair.")
  Listing<Level> depth(
      @PathVariable MarketId market,
      @PathVariable VenueId venue,
      @RequestParam AssetId collateral,
      @RequestParam AssetId debt) {
    var sold = token(market, collateral);
    var paid = token(market, debt);
    return new Listing<>(known(venue).depth(sold, paid).stream().map(Level::of).toList(), null);
  }

  @GetMapping("/{venue}/executions")
  @Operation(
      summary = "Compare what a venue executed with what is booked",
      description = "Every order of the market that the venue lists, oldest first.")
  Listing<ExecutedView> executions(
      @PathVariable MarketId market,
      @PathVariable VenueId venue,
      @RequestParam Instant since,
      HttpServletResponse answer) {
    readModels.catchUp(answer);
    return new Listing<>(
        new Reconciliation(book)
            .of(market, known(venue), since).stream().map(ExecutedView::of).toList(),
        null);
  }

  private Token token(MarketId market, AssetId asset) {
    return looking.at(market, asset, (reserve, _) -> reserve.asset());
  }

  @PostMapping(path = "/{venue}/suspension", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Sell nothing more on a venue",
      description = "What is under way there is still asked about and booked.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VenueView.class)))
  ResponseEntity<String> suspend(
      @PathVariable MarketId market, @PathVariable VenueId venue, @RequestBody Because because) {
    var known = known(venue);
    return submitting
        .carryOut(
            new SuspendVenue(market, venue, Optional.empty(), reason(because)),
            (after, _, _) -> view(known, (Market.Open) after.market()))
        .ok();
  }

  @PostMapping(path = "/{venue}/resumption", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Sell on a venue again",
      description = "Once somebody has looked into why it was suspended.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VenueView.class)))
  ResponseEntity<String> resume(
      @PathVariable MarketId market, @PathVariable VenueId venue, @RequestBody Because because) {
    var known = known(venue);
    return submitting
        .carryOut(
            new ResumeVenue(market, venue, reason(because)),
            (after, _, _) -> view(known, (Market.Open) after.market()))
        .ok();
  }

  private static String reason(Because because) {
    var length = because.reason().strip().length();
    if (length == 0 || length > LONGEST_REASON)
      throw new Declined(
          Problem.of(
                  HttpStatus.BAD_REQUEST,
                  "reason-length",
                  "The reason has %d characters; it has 1 to %d".formatted(length, LONGEST_REASON))
              .with("field", "reason")
              .with("limit", LONGEST_REASON));
    return because.reason().strip();
  }

  private ExecutionVenue known(VenueId id) {
    return venues.stream()
        .filter(venue -> venue.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Declined(
                    Problem.of(
                            HttpStatus.NOT_FOUND,
                            "venue-unknown",
                            "There is no venue %s; there are %s"
                                .formatted(id, venues.stream().map(ExecutionVenue::id).toList()))
                        .with("venue", id.text())));
  }
}

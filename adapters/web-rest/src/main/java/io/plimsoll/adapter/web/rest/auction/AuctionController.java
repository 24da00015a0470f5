package io.plimsoll.adapter.web.rest.auction;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.loan.LoanFinder;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.AuctionUnknown;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchRejection.BatchUnknown;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What keepers see of auctions, and do in them. */
@RestController
@RequestMapping("/api/v1")
@Tag(
    name = "Auctions",
    description = "Collateral of loans below 1, at a price that falls or to the highest bids")
public class AuctionController {

  private static final String LIST = "auctions";

  private final AuctionBook book;
  private final LoanFinder finder;
  private final Looking looking;
  private final Submitting submitting;
  private final ReadModels readModels;
  private final Json json;

  public AuctionController(
      AuctionBook book,
      LoanFinder finder,
      Looking looking,
      Submitting submitting,
      ReadModels readModels,
      Json json) {
    this.book = book;
    this.finder = finder;
    this.looking = looking;
    this.submitting = submitting;
    this.readModels = readModels;
    this.json = json;
  }

  @GetMapping("/auctions")
  @Operation(
      summary = "List auctions",
      description =
          "Newest first, batches among them; of one market, of one loan, only running or only ended"
              + " ones. A running auction comes with its price of this moment.")
  Listing<AuctionView> list(
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<LoanId> loan,
      @RequestParam Optional<Boolean> running,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    Cursors.limit(limit);
    readModels.catchUp(answer);
    var page =
        Cursors.page(LIST, cursor, after -> book.auctions(market, loan, running, after, limit));
    var live =
        live(
            page.items().stream()
                .filter(AuctionSummary.class::isInstance)
                .map(AuctionSummary.class::cast)
                .toList());
    return Listing.of(page, summary -> view(summary, live));
  }

  private static AuctionView view(SaleSummary summary, Map<AuctionId, AuctionView.Live> live) {
    return switch (summary) {
      case AuctionSummary auction -> AuctionView.of(auction, live.get(auction.auction()));
      case BatchSummary batch -> AuctionView.of(batch);
    };
  }

  @GetMapping("/auctions/{id}")
  @Operation(
      summary = "Look at an auction or a batch",
      description =
          "What is left of it, what it brought, and its price of this moment. A batch shows who bid"
              + " what once it has ended; until then the bids are sealed, and only counted.")
  AuctionView find(@PathVariable OfferName id, HttpServletResponse answer) {
    readModels.catchUp(answer);
    return id.isBatch() ? batch(id.batch()) : auction(id.auction());
  }

  private AuctionView batch(BatchId id) {
    return book.find(id)
        .map(AuctionView::of)
        .orElseThrow(() -> new Declined(Problems.of(new BatchUnknown(id))));
  }

  private AuctionView auction(AuctionId id) {
    var summary = book.find(id).orElseThrow(() -> unknown(id));
    return AuctionView.of(summary, live(List.of(summary)).get(id));
  }

  @PostMapping(path = "/loans/{id}/auctions", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Start an auction",
      description =
          "Of a loan below 1, by a keeper, who earns a reward for it from what the auction brings."
              + " The desk starts auctions itself too, where its market sells so.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = StandingView.class)))
  ResponseEntity<String> start(
      @PathVariable LoanId id, @RequestBody StartRequest asked, HttpServletRequest call) {
    var command =
        new StartAuction(
            finder.marketOf(id), id, asked.keeper(), asked.debtAsset(), asked.collateralAsset());
    var answered =
        submitting.carryOut(
            call,
            asked,
            command,
            (after, events, _) -> {
              var started = started(events);
              return StandingView.of(started, after.auction(started));
            });
    return answered.created(URI.create("/api/v1/auctions/" + json.field(answered.body(), "id")));
  }

  @PostMapping(path = "/auctions/{id}/takes", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take from an auction",
      description =
          "At the price of the moment, if it is no higher than maxPrice; all that is left, or so"
              + " much that what is left is worth an auction.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SaleView.class)))
  ResponseEntity<String> take(
      @PathVariable OfferName id, @RequestBody TakeRequest asked, HttpServletRequest call) {
    var command =
        new TakeLot(
            marketOf(id.auction()),
            id.auction(),
            asked.keeper(),
            asked.amount(),
            maxPrice(asked.maxPrice()));
    return submitting.carryOut(call, asked, command, (_, events, _) -> SaleView.of(events)).ok();
  }

  @PostMapping(path = "/auctions/{id}/claims", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Claim a part of an auction",
      description =
          "Fixes the price of the moment, if it is no higher than maxPrice, for the market's payment"
              + " window; nobody else gets the part meanwhile. A keeper who does not pay in time"
              + " loses the least bond. One claim at a time per keeper.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ClaimView.class)))
  ResponseEntity<String> claim(
      @PathVariable OfferName id, @RequestBody ClaimRequest asked, HttpServletRequest call) {
    var auction = id.auction();
    var command =
        new ClaimLot(
            marketOf(auction), auction, asked.keeper(), asked.amount(), maxPrice(asked.maxPrice()));
    var answered =
        submitting.carryOut(
            call,
            asked,
            command,
            (after, _, _) -> {
              var running = (Running) after.auction(auction);
              return ClaimView.of(running, running.claims().getLast());
            });
    return answered.created(
        URI.create(
            "/api/v1/auctions/%s/claims/%s"
                .formatted(auction, json.field(answered.body(), "claim"))));
  }

  @GetMapping("/auctions/{id}/claims/{claim}")
  @Operation(
      summary = "Look at a claim",
      description = "As long as it is open: what is to be paid for what, and until when.")
  ClaimView claim(@PathVariable OfferName id, @PathVariable int claim) {
    var auction = id.auction();
    return looking.at(
        marketOf(auction),
        (_, sight) -> {
          if (!(sight.book().auction(auction) instanceof Running running))
            throw new Declined(Problems.of(new AuctionNotRunning(auction)));
          return running
              .claim(claim)
              .map(open -> ClaimView.of(running, open))
              .orElseThrow(() -> new Declined(Problems.of(running.notOpen(claim))));
        });
  }

  @PostMapping("/auctions/{id}/claims/{claim}/payment")
  @Operation(
      summary = "Pay for a claim",
      description = "From the keeper's funds, which buy what was claimed at the price of then.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SaleView.class)))
  ResponseEntity<String> pay(
      @PathVariable OfferName id, @PathVariable int claim, HttpServletRequest call) {
    var auction = id.auction();
    return submitting
        .carryOut(
            call,
            List.of(),
            new PayClaim(marketOf(auction), auction, claim),
            (_, events, _) -> SaleView.of(events))
        .ok();
  }

  @PostMapping(path = "/auctions/{id}/bids", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Bid in a batch",
      description =
          "By a registered keeper, once; what the bid costs at its limit is set aside from the"
              + " keeper's funds until the batch is cleared. Every winner pays the same price, no"
              + " higher than the limit, and what that leaves over is given back.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BidView.class)))
  ResponseEntity<String> bid(
      @PathVariable OfferName id, @RequestBody BidRequest asked, HttpServletRequest call) {
    var batch = id.batch();
    var limit = new Wad(units("limit", asked.limit(), 18));
    var command = new PlaceBid(batch.market(), batch, asked.keeper(), asked.amount(), limit);
    return submitting.carryOut(call, asked, command, (_, events, _) -> BidView.of(events)).ok();
  }

  private static Ray maxPrice(Decimal asked) {
    return new Ray(units("maxPrice", asked, 27));
  }

  /** Down: what is finer than a price has decimals lets nobody pay more than she said. */
  private static BigInteger units(String field, Decimal asked, int decimals) {
    if (asked.value().signum() < 0)
      throw new Declined(
          Problems.outOfRange("negative-number", field, asked.text(), "is never negative")
              .with("limit", "0"));
    return asked.value().movePointRight(decimals).setScale(0, RoundingMode.DOWN).toBigInteger();
  }

  @PostMapping(path = "/auctions/{id}/resets", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Start an auction again",
      description =
          "One that is too old, has fallen too far or under its floor, at the oracle's price of"
              + " now; the keeper earns a reward for it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StandingView.class)))
  ResponseEntity<String> reset(
      @PathVariable OfferName id, @RequestBody KeeperRequest asked, HttpServletRequest call) {
    var auction = id.auction();
    return carryOut(
        call, asked, new ResetAuction(marketOf(auction), auction, asked.keeper()), auction);
  }

  @PostMapping(path = "/auctions/{id}/cancellations", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take an auction off sale",
      description =
          "Nothing more is sold of it, and its case goes another way. This is the desk's to do, and"
              + " not a keeper's: the API knows no roles, so let only the desk's own people reach"
              + " this path. Refused while somebody may still pay for a claim.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StandingView.class)))
  ResponseEntity<String> cancel(
      @PathVariable OfferName id, @RequestBody CancelRequest asked, HttpServletRequest call) {
    var auction = id.auction();
    return carryOut(call, asked, new CancelAuction(marketOf(auction), auction), auction);
  }

  private ResponseEntity<String> carryOut(
      HttpServletRequest call, Object asked, AuctionCommand command, AuctionId id) {
    return submitting
        .carryOut(call, asked, command, (after, _, _) -> StandingView.of(id, after.auction(id)))
        .ok();
  }

  private static AuctionId started(List<Event> events) {
    return events.stream()
        .filter(AuctionStarted.class::isInstance)
        .map(event -> ((AuctionStarted) event).auction())
        .findFirst()
        .orElseThrow();
  }

  /** Of each that runs, how it stands now; one look a market. */
  private Map<AuctionId, AuctionView.Live> live(List<AuctionSummary> auctions) {
    var live = new HashMap<AuctionId, AuctionView.Live>();
    auctions.stream()
        .filter(summary -> summary.endedAt().isEmpty())
        .collect(Collectors.groupingBy(AuctionSummary::market))
        .forEach(
            (market, some) ->
                live.putAll(
                    looking.at(
                        market,
                        (_, sight) -> {
                          var seen = new HashMap<AuctionId, AuctionView.Live>();
                          for (var summary : some) {
                            var one = AuctionView.Live.of(sight, summary.auction());
                            if (one != null) seen.put(summary.auction(), one);
                          }
                          return seen;
                        })));
    return live;
  }

  private MarketId marketOf(AuctionId id) {
    return id.liquidation()
        .flatMap(liquidation -> finder.find(liquidation.loan()))
        .orElseThrow(() -> unknown(id));
  }

  private static Declined unknown(AuctionId id) {
    return new Declined(Problems.of(new AuctionUnknown(id)));
  }
}

package io.plimsoll.adapter.web.rest.market;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens markets and tells their terms. */
@RestController
@RequestMapping("/api/v1/markets")
@Tag(name = "Markets", description = "Ring-fenced books: a loss in one never reaches another")
public class MarketController {

  private static final String LIST = "markets";

  private final Submitting submitting;
  private final Looking looking;
  private final MarketBook book;
  private final ReadModels readModels;

  public MarketController(
      Submitting submitting, Looking looking, MarketBook book, ReadModels readModels) {
    this.submitting = submitting;
    this.looking = looking;
    this.book = book;
    this.readModels = readModels;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Open a market",
      description = "With its base currency and the rules of sale; assets are listed afterwards.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = MarketView.class)))
  ResponseEntity<String> open(@RequestBody OpenMarketRequest asked, HttpServletRequest call) {
    var base =
        Terms.token(
            asked.baseCurrency(), asked.baseCurrencyDecimals().orElse(8), "baseCurrencyDecimals");
    var id = asked.id();
    return submitting
        .carryOut(
            call,
            asked,
            new OpenMarket(id, base, Terms.market(asked, base)),
            (after, _, _) -> MarketView.of((Market.Open) after.market()))
        .created(URI.create("/api/v1/markets/" + id));
  }

  @GetMapping
  @Operation(summary = "List the markets", description = "In the order of their names.")
  Listing<MarketView> list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    var after = Cursors.open(LIST, cursor);
    Cursors.limit(limit);
    readModels.catchUp(answer);
    var ids =
        book.markets().stream()
            .filter(id -> after.isEmpty() || id.text().compareTo(after.get()) > 0)
            .limit(limit + 1L)
            .toList();
    return new Listing<>(
        ids.stream().limit(limit).map(this::view).toList(),
        ids.size() > limit ? Cursors.seal(LIST, ids.get(limit - 1).text()) : null);
  }

  @GetMapping("/{market}")
  @Operation(summary = "Look at a market", description = "Its terms and the assets it lists.")
  MarketView find(@PathVariable MarketId market) {
    return view(market);
  }

  private MarketView view(MarketId id) {
    return looking.at(id, (market, _) -> MarketView.of(market));
  }
}

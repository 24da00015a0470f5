package io.plimsoll.adapter.web.rest.market;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.domain.market.MarketCommand;
import io.plimsoll.domain.market.MarketCommand.ContributeReserves;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketCommand.WithdrawReserves;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists assets and tells where their reserves stand. */
@RestController
@RequestMapping("/api/v1/markets/{market}/reserves")
@Tag(name = "Markets")
public class ReserveController {

  private static final String LIST = "reserves";

  private final Submitting submitting;
  private final Looking looking;

  public ReserveController(Submitting submitting, Looking looking) {
    this.submitting = submitting;
    this.looking = looking;
  }

  @PutMapping(path = "/{asset}", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List an asset, or change its terms",
      description =
          "201 when it is new to the market, 200 otherwise. Interest up to now is booked under the"
              + " old terms; the decimals of a listed asset never change.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReserveView.class)))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReserveView.class)))
  ResponseEntity<String> list(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody ListAssetRequest asked) {
    var token = Terms.token(asset, asked.decimals(), "decimals");
    var answered =
        submitting.carryOut(
            new ListAsset(market, token, Terms.reserve(asked, token, () -> base(market))),
            (after, _, facts) ->
                ReserveView.of(market, (Reserve.Listed) after.reserve(asset), facts));
    return answered.events().stream().anyMatch(ReserveOpened.class::isInstance)
        ? answered.created(URI.create("/api/v1/markets/%s/reserves/%s".formatted(market, asset)))
        : answered.ok();
  }

  @PostMapping(path = "/{asset}/contributions", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add to the desk's own funds in an asset",
      description = "Without a claim in return. Answers the reserve as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReserveView.class)))
  ResponseEntity<String> contribute(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody FundsRequest asked,
      HttpServletRequest call) {
    return move(
        call, asked, asset, new ContributeReserves(market, asset, asked.amount().quantity()));
  }

  @PostMapping(path = "/{asset}/fund-withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take out of the desk's own funds in an asset",
      description = "Answers the reserve as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReserveView.class)))
  ResponseEntity<String> takeOut(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody FundsRequest asked,
      HttpServletRequest call) {
    return move(call, asked, asset, new WithdrawReserves(market, asset, asked.amount().quantity()));
  }

  @PostMapping(path = "/{asset}/deficit-settlements", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Let a deficit that stands be borne",
      description =
          "By those whom the reserve's terms name, in their order, as a new one is at once. Answers"
              + " the reserve as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReserveView.class)))
  ResponseEntity<String> settle(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody SettlementRequest asked,
      HttpServletRequest call) {
    return move(call, asked, asset, new SettleDeficit(market, asset));
  }

  private ResponseEntity<String> move(
      HttpServletRequest call, Object asked, AssetId asset, MarketCommand command) {
    return submitting
        .carryOut(
            call,
            asked,
            command,
            (after, _, facts) ->
                ReserveView.of(command.market(), (Reserve.Listed) after.reserve(asset), facts))
        .ok();
  }

  @GetMapping
  @Operation(
      summary = "List a market's reserves",
      description = "All of one moment, in the order of the assets' names.")
  Listing<ReserveView> list(
      @PathVariable MarketId market,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor) {
    var after = Cursors.open(LIST, cursor);
    Cursors.limit(limit);
    return looking.at(
        market,
        (open, sight) -> {
          var assets =
              open.assets().keySet().stream()
                  .filter(asset -> after.isEmpty() || asset.symbol().compareTo(after.get()) > 0)
                  .limit(limit + 1L)
                  .toList();
          return new Listing<>(
              assets.stream()
                  .limit(limit)
                  .map(asset -> ReserveView.of(market, sight.reserve(asset), sight.facts()))
                  .toList(),
              assets.size() > limit ? Cursors.seal(LIST, assets.get(limit - 1).symbol()) : null);
        });
  }

  @GetMapping("/{asset}")
  @Operation(
      summary = "Look at a reserve",
      description = "Its terms, indices, rates, liquidity, debt, deficit and price, up to now.")
  ReserveView find(@PathVariable MarketId market, @PathVariable AssetId asset) {
    return looking.at(
        market, asset, (reserve, sight) -> ReserveView.of(market, reserve, sight.facts()));
  }

  private Token base(MarketId market) {
    return looking.at(market, (open, _) -> open.base());
  }
}

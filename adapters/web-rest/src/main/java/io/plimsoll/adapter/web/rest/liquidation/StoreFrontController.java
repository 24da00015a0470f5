package io.plimsoll.adapter.web.rest.liquidation;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sells what the desk took over with loans, in markets where it takes loans over. */
@RestController
@RequestMapping("/api/v1/markets/{market}")
@Tag(name = "Liquidations")
public class StoreFrontController {

  private final Submitting submitting;
  private final Looking looking;

  public StoreFrontController(Submitting submitting, Looking looking) {
    this.submitting = submitting;
    this.looking = looking;
  }

  @PostMapping(path = "/collateral-purchases", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Buy collateral that the desk took over",
      description =
          "At the oracle's price less a part of the bonus, for as long as the desk has not the funds"
              + " of its own that it wants in the asset paid.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PurchaseView.class)))
  ResponseEntity<String> buy(
      @PathVariable MarketId market, @RequestBody PurchaseRequest asked, HttpServletRequest call) {
    var asset = asked.collateralAsset();
    var command =
        new BuyCollateral(
            market,
            asked.keeper(),
            asset,
            asked.payAsset(),
            asked.amount().quantity(),
            asked.minimum().map(Decimal::quantity));
    return submitting
        .carryOut(
            call,
            asked,
            command,
            (after, events, _) -> PurchaseView.of(events, (Reserve.Listed) after.reserve(asset)))
        .ok();
  }

  @GetMapping("/collateral-quotes")
  @Operation(
      summary = "Ask what a payment would buy",
      description = "Of what the desk took over, at the prices of now; refused as a purchase is.")
  PurchaseView quote(
      @PathVariable MarketId market,
      @RequestParam AssetId collateralAsset,
      @RequestParam AssetId payAsset,
      @RequestParam Decimal amount) {
    var command =
        new BuyCollateral(
            market, KeeperId.DESK, collateralAsset, payAsset, amount.quantity(), Optional.empty());
    return switch (looking.<Quoted>at(
        market,
        (_, sight) ->
            new Quoted(
                Liquidation.decide(sight.book(), command, sight.facts()),
                sight.book().reserve(collateralAsset)))) {
      case Quoted(Accepted(var events), Reserve.Listed stock) ->
          PurchaseView.expected(events, stock);
      case Quoted(Accepted _, _) -> throw new IllegalStateException(command + " sold nothing");
      case Quoted(Rejected(var reason), _) -> throw new Declined(Problems.of(reason));
    };
  }

  /** What would be decided, and the stock before it. */
  private record Quoted(Decision decision, Reserve stock) {}
}

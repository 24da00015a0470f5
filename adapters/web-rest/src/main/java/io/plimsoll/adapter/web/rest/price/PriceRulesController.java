package io.plimsoll.adapter.web.rest.price;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.SetPriceMatrix;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketCommand.TryPriceSource;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how a market makes its prices, and what it does while one is doubtful. */
@RestController
@RequestMapping("/api/v1/markets/{market}")
@Tag(name = "Prices")
public class PriceRulesController {

  private final Submitting submitting;
  private final Looking looking;

  public PriceRulesController(Submitting submitting, Looking looking) {
    this.submitting = submitting;
    this.looking = looking;
  }

  @PutMapping(path = "/price-matrix", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Say what is done while a price is doubtful",
      description =
          "For every action and finding: allow, refuse, or allow with a haircut. The standard holds"
              + " for whatever is left out; what makes a loan safer stays allowed.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PriceMatrixForm.class)))
  ResponseEntity<String> set(@PathVariable MarketId market, @RequestBody PriceMatrixForm asked) {
    return submitting
        .carryOut(
            new SetPriceMatrix(market, asked.matrix()), (after, _, _) -> matrix(after.market()))
        .ok();
  }

  @GetMapping("/price-matrix")
  @Operation(
      summary = "See what is done while a price is doubtful",
      description = "Every action and finding.")
  PriceMatrixForm matrix(@PathVariable MarketId market) {
    return looking.at(market, (open, _) -> matrix(open));
  }

  @PutMapping(path = "/reserves/{asset}/price-policy", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Say how the price of an asset is made",
      description =
          "Which sources are acted on and what their word is measured against. The standard, the"
              + " newest word of any source, holds for whatever is left out.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PricePolicyForm.class)))
  ResponseEntity<String> set(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody PricePolicyForm asked) {
    return submitting
        .carryOut(
            new SetPricePolicy(market, asset, asked.policy()),
            (after, _, _) -> policy(after.market(), asset))
        .ok();
  }

  @GetMapping("/reserves/{asset}/price-policy")
  @Operation(
      summary = "See how the price of an asset is made",
      description = "The standard included.")
  PricePolicyForm policy(@PathVariable MarketId market, @PathVariable AssetId asset) {
    return looking.at(market, asset, (_, sight) -> policy(sight.book().market(), asset));
  }

  @PostMapping("/reserves/{asset}/price-sources/{source}/trials")
  @Operation(
      summary = "Try a source again",
      description =
          "It goes back into the shadow, as one that has changed, until it has agreed as often as"
              + " the asset's price policy wants.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PricePolicyForm.class)))
  ResponseEntity<String> retry(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @PathVariable PriceRequest.Source source) {
    return submitting
        .carryOut(
            new TryPriceSource(market, asset, source.text()),
            (after, _, _) -> policy(after.market(), asset))
        .ok();
  }

  private static PriceMatrixForm matrix(Market market) {
    return PriceMatrixForm.of(((Market.Open) market).prices().matrix());
  }

  private static PricePolicyForm policy(Market market, AssetId asset) {
    return PricePolicyForm.of(((Market.Open) market).prices().policy(asset));
  }
}

package io.plimsoll.adapter.web.rest.lender;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in and pays out lenders' liquidity. */
@RestController
@RequestMapping("/api/v1/markets/{market}")
@Tag(name = "Lenders", description = "Who supplies the liquidity that is lent")
public class LenderController {

  private final Submitting submitting;
  private final Looking looking;

  public LenderController(Submitting submitting, Looking looking) {
    this.submitting = submitting;
    this.looking = looking;
  }

  @PostMapping(path = "/reserves/{asset}/supplies", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Supply liquidity", description = "Answers the account as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> supply(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody SupplyRequest asked,
      HttpServletRequest call) {
    return carryOut(
        call, asked, new Supply(market, asked.account(), asset, asked.amount().quantity()));
  }

  @PostMapping(path = "/reserves/{asset}/withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Withdraw liquidity",
      description = "\"max\" withdraws the whole balance. Answers the account as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> withdraw(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody WithdrawalRequest asked,
      HttpServletRequest call) {
    return carryOut(call, asked, new Withdraw(market, asked.account(), asset, asked.amount()));
  }

  @PostMapping(path = "/reserves/{asset}/share-transfers", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Give shares to another account",
      description =
          "They go on earning there; no liquidity moves. Answers the giver's account as it stands"
              + " after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> transfer(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody TransferRequest asked,
      HttpServletRequest call) {
    return carryOut(
        call,
        asked,
        new TransferShares(market, asked.account(), asked.to(), asset, asked.amount()));
  }

  @PostMapping(path = "/reserves/{asset}/deficit-covers", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Give up shares for a deficit",
      description =
          "What exceeds the deficit is cut to it; \"max\" covers all of it. Answers the account as"
              + " it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> cover(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody WithdrawalRequest asked,
      HttpServletRequest call) {
    return carryOut(call, asked, new CoverDeficit(market, asked.account(), asset, asked.amount()));
  }

  @PostMapping(path = "/reserves/{asset}/treasury-collections", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Collect what the treasury has earned",
      description =
          "It becomes shares of the account, which is answered as it stands after; nothing happens"
              + " without any.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> collect(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody CollectionRequest asked,
      HttpServletRequest call) {
    return carryOut(call, asked, new CollectTreasury(market, asked.account(), asset));
  }

  @GetMapping("/accounts/{account}")
  @Operation(
      summary = "Look at a lender's account",
      description = "Empty for one that has supplied nothing.")
  AccountView find(@PathVariable MarketId market, @PathVariable AccountId account) {
    return looking.at(market, (_, sight) -> AccountView.of(sight.book(), account, sight.facts()));
  }

  private ResponseEntity<String> carryOut(
      HttpServletRequest call, Object asked, LenderCommand command) {
    return submitting.carryOut(call, asked, command, AccountView.after(command.account())).ok();
  }
}

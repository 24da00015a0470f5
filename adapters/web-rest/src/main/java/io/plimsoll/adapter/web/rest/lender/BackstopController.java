package io.plimsoll.adapter.web.rest.lender;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.domain.lender.LenderCommand;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in and gives back what is staked for losses. */
@RestController
@RequestMapping("/api/v1/markets/{market}/reserves/{asset}")
@Tag(name = "Lenders")
public class BackstopController {

  private final Submitting submitting;

  public BackstopController(Submitting submitting) {
    this.submitting = submitting;
  }

  @PostMapping(path = "/backstop-stakes", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Stake for a reserve's losses",
      description =
          "First-loss capital in the reserve's asset; it lies apart and is never lent. Answers the"
              + " account as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> stake(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody SupplyRequest asked,
      HttpServletRequest call) {
    return move(call, asked, new Stake(market, asked.account(), asset, asked.amount().quantity()));
  }

  @PostMapping(path = "/backstop-cooldowns", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Announce that a stake will be taken out",
      description =
          "\"max\" announces all of it. It can be taken out when the reserve's cooldown is over,"
              + " and bears losses until it is; a new announcement takes the place of the one"
              + " before. Answers the account as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> cool(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody WithdrawalRequest asked,
      HttpServletRequest call) {
    return move(call, asked, new StartCooldown(market, asked.account(), asset, asked.amount()));
  }

  @PostMapping(path = "/backstop-withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take a stake out after its cooldown",
      description =
          "\"max\" takes out all that has cooled down. Answers the account as it stands after.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  ResponseEntity<String> withdraw(
      @PathVariable MarketId market,
      @PathVariable AssetId asset,
      @RequestBody WithdrawalRequest asked,
      HttpServletRequest call) {
    return move(call, asked, new WithdrawStake(market, asked.account(), asset, asked.amount()));
  }

  private ResponseEntity<String> move(
      HttpServletRequest call, Object asked, LenderCommand command) {
    return submitting.carryOut(call, asked, command, AccountView.after(command.account())).ok();
  }
}

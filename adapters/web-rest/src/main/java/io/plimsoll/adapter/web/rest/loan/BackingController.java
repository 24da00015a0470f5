package io.plimsoll.adapter.web.rest.loan;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.ChoosePreLiquidation;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.loan.LoanId;
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

/**
 * Loans backed by shares that keep earning, and the category in which a loan's collateral counts;
 * every answer has the loan as it stands after.
 */
@RestController
@RequestMapping("/api/v1/loans/{id}")
@Tag(name = "Loans")
public class BackingController {

  private final Submitting submitting;
  private final LoanFinder finder;

  public BackingController(Submitting submitting, LoanFinder finder) {
    this.submitting = submitting;
    this.finder = finder;
  }

  @PostMapping(path = "/pledges", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Pledge a lender's shares",
      description = "They back the loan and keep earning. Needs no price.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> pledge(
      @PathVariable LoanId id, @RequestBody PledgeRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return carryOut(
        call, asked, new PledgeShares(market, id, asked.account(), asked.asset(), asked.amount()));
  }

  @PostMapping(path = "/pledge-releases", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Give pledged shares back",
      description =
          "To an account, where they keep earning, as far as the debt stays covered; \"max\" asks"
              + " for all of them.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> release(
      @PathVariable LoanId id, @RequestBody PledgeRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return carryOut(
        call, asked, new LiftPledge(market, id, asked.account(), asked.asset(), asked.amount()));
  }

  @PostMapping(path = "/pledge-withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Turn pledged shares into the asset and take it out",
      description =
          "As far as the debt stays covered and the reserve has the liquidity; \"max\" asks for all"
              + " of them.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> withdraw(
      @PathVariable LoanId id, @RequestBody ReturnRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return carryOut(call, asked, new WithdrawPledge(market, id, asked.asset(), asked.amount()));
  }

  @PostMapping(path = "/category", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Choose a category of correlated assets, or leave it",
      description =
          "All that is owed has to belong to it, and the loan to be healthy with the numbers that"
              + " then hold.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> choose(
      @PathVariable LoanId id, @RequestBody CategoryChoice asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return carryOut(call, asked, new ChooseCategory(market, id, asked.category()));
  }

  @PostMapping(path = "/pre-liquidation", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Agree to small sales, or no longer",
      description =
          "Where the market makes them: keepers may call a little of the loan before it falls below"
              + " 1, for a small bonus.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> agree(
      @PathVariable LoanId id, @RequestBody PreLiquidationChoice asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return carryOut(call, asked, new ChoosePreLiquidation(market, id, asked.enabled()));
  }

  private ResponseEntity<String> carryOut(
      HttpServletRequest call, Object asked, LoanCommand command) {
    return submitting.carryOut(call, asked, command, LoanView.after(command.loan())).ok();
  }
}

package io.plimsoll.adapter.web.rest.loan;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.liquidation.LiquidationCommand;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.SeizeCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.Size;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What borrowers and keepers do with loans; every answer has the loan as it stands after. */
@RestController
@RequestMapping("/api/v1/loans")
@Tag(name = "Loans", description = "One borrower's position in one market, judged as a whole")
public class LoanController {

  private final Submitting submitting;
  private final LoanFinder finder;
  private final Json json;
  private final SecureRandom names = new SecureRandom();

  public LoanController(Submitting submitting, LoanFinder finder, Json json) {
    this.submitting = submitting;
    this.finder = finder;
    this.json = json;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Open a loan",
      description =
          "Empty at first. The caller may choose its name; it is unique over all markets.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> open(@RequestBody OpenLoanRequest asked, HttpServletRequest call) {
    asked.id().ifPresent(id -> requireFree(id, asked.market()));
    var id = asked.id().orElseGet(this::newName);
    var answered =
        submitting.carryOut(
            call, asked, new OpenLoan(asked.market(), id, asked.borrower()), LoanView.after(id));
    return answered.created(URI.create("/api/v1/loans/" + json.field(answered.body(), "id")));
  }

  @PostMapping(path = "/{id}/collateral-deposits", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add collateral",
      description = "Needs no price, and is never refused for the state of the loan.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> deposit(
      @PathVariable LoanId id, @RequestBody MovementRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return move(
        call, asked, new DepositCollateral(market, id, asked.asset(), asked.amount().quantity()));
  }

  @PostMapping(path = "/{id}/collateral-withdrawals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take collateral back",
      description = "\"max\" takes as much as leaves the debt within the borrow limit.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> withdraw(
      @PathVariable LoanId id, @RequestBody ReturnRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return move(call, asked, new WithdrawCollateral(market, id, asked.asset(), asked.amount()));
  }

  @PostMapping(path = "/{id}/draws", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Draw on the loan",
      description = "Up to the borrow limit and not one unit further, at fresh prices only.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> draw(
      @PathVariable LoanId id, @RequestBody MovementRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    return move(call, asked, new Draw(market, id, asked.asset(), asked.amount().quantity()));
  }

  @PostMapping(path = "/{id}/repayments", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Repay",
      description =
          "\"max\" repays everything owed in the asset; more than is owed is cut to it. With"
              + " withSharesOf or withPledge it is paid in shares of the asset. Needs no price.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LoanView.class)))
  ResponseEntity<String> repay(
      @PathVariable LoanId id, @RequestBody RepaymentRequest asked, HttpServletRequest call) {
    return move(call, asked, repayment(finder.marketOf(id), id, asked));
  }

  private static LoanCommand.Movement repayment(
      MarketId market, LoanId id, RepaymentRequest asked) {
    var withPledge = asked.withPledge().orElse(false);
    if (withPledge && asked.withSharesOf().isPresent())
      throw new Declined(
          Problem.malformed(
              "contradicting-fields",
              "withPledge",
              "A repayment is made with the shares of an account or with the pledge, not both"));
    return withPledge || asked.withSharesOf().isPresent()
        ? new RepayWithShares(market, id, asked.withSharesOf(), asked.asset(), asked.amount())
        : new Repay(market, id, asked.asset(), asked.amount());
  }

  @PostMapping(path = "/{id}/liquidation-calls", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Call a loan below 1",
      description =
          "A keeper repays debt and takes collateral with the bonus; what exceeds the close factor"
              + " is cut to it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallView.class)))
  ResponseEntity<String> call(
      @PathVariable LoanId id, @RequestBody CallRequest asked, HttpServletRequest call) {
    var market = finder.marketOf(id);
    var command =
        new CallLiquidation(
            market,
            id,
            asked.keeper(),
            asked.debtAsset(),
            asked.collateralAsset(),
            asked.debtToCover(),
            asked.sharesTo());
    return called(call, asked, command, id, "debtToCover");
  }

  @PostMapping(path = "/{id}/seizures", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Seize collateral of a loan below 1",
      description =
          "For markets whose calls are sized by the collateral: a keeper takes it, and repays what"
              + " it is worth less the bonus.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallView.class)))
  ResponseEntity<String> seize(
      @PathVariable LoanId id, @RequestBody SeizureRequest asked, HttpServletRequest call) {
    var command =
        new SeizeCollateral(
            finder.marketOf(id),
            id,
            asked.keeper(),
            asked.debtAsset(),
            asked.collateralAsset(),
            new Size.Collateral(asked.collateralToSeize()));
    return called(call, asked, command, id, "collateralToSeize");
  }

  private ResponseEntity<String> called(
      HttpServletRequest call, Object asked, LiquidationCommand command, LoanId id, String size) {
    try {
      return submitting
          .carryOut(
              call, asked, command, (after, events, facts) -> CallView.of(after, events, id, facts))
          .ok();
    } catch (Declined declined) {
      throw new Declined(declined.problem().inField(size));
    }
  }

  /** Within its own market the lane says whether a name is taken. */
  private void requireFree(LoanId id, MarketId market) {
    finder
        .find(id)
        .filter(other -> !other.equals(market))
        .ifPresent(
            other -> {
              throw new Declined(Problems.of(new LoanAlreadyOpen(id, other)));
            });
  }

  private ResponseEntity<String> move(
      HttpServletRequest call, Object asked, LoanCommand.Movement command) {
    return submitting.carryOut(call, asked, command, LoanView.after(command.loan())).ok();
  }

  private LoanId newName() {
    var random = new byte[8];
    names.nextBytes(random);
    return new LoanId("loan-" + HexFormat.of().formatHex(random));
  }
}

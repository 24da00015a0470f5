package io.plimsoll.adapter.web.rest.liquidation;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.liquidation.DecisionView.ChoiceView;
import io.plimsoll.adapter.web.rest.loan.LoanFinder;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.ApproveLoss;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the cases of loans below 1. */
@RestController
@RequestMapping("/api/v1/liquidations")
@Tag(name = "Liquidations", description = "Cases opened on loans whose health factor fell below 1")
public class LiquidationController {

  private static final String LIST = "liquidations";
  private static final int STRETCH = 500;

  private final LiquidationBook book;
  private final ReadModels readModels;
  private final Histories histories;
  private final Looking looking;
  private final LoanFinder finder;
  private final Submitting submitting;

  public LiquidationController(
      LiquidationBook book,
      ReadModels readModels,
      Looking looking,
      Histories histories,
      LoanFinder finder,
      Submitting submitting) {
    this.book = book;
    this.readModels = readModels;
    this.histories = histories;
    this.looking = looking;
    this.finder = finder;
    this.submitting = submitting;
  }

  @GetMapping
  @Operation(
      summary = "List liquidations",
      description = "Newest first; of one market, of one loan, only open or only closed ones.")
  Listing<LiquidationView> list(
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<LoanId> loan,
      @RequestParam Optional<Boolean> open,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    Cursors.limit(limit);
    readModels.catchUp(answer);
    return Listing.of(
        Cursors.page(LIST, cursor, after -> book.liquidations(market, loan, open, after, limit)),
        LiquidationView::of);
  }

  @GetMapping("/{id}/decision")
  @Operation(
      summary = "Look at the reasons",
      description =
          "For each lot of the case, where its market has several ways of selling: what was known,"
              + " what each way was expected to recover, and which was taken. Where the market"
              + " paces its sales: what each was expected to do to other loans.")
  DecisionView decision(@PathVariable LiquidationId id, HttpServletResponse answer) {
    readModels.catchUp(answer);
    var summary = book.find(id).orElseThrow(() -> unknown(id));
    return reasons(id, StreamId.of(summary.market(), id));
  }

  private DecisionView reasons(LiquidationId id, StreamId stream) {
    var choices = new ArrayList<ChoiceView>();
    var paced = new ArrayList<PacedView>();
    var read = 0L;
    List<Recorded> events;
    do {
      events = histories.of(stream, read, STRETCH);
      for (var recorded : events)
        switch (recorded.event()) {
          case WayChosen chosen -> choices.add(ChoiceView.of(recorded.version() + 1, chosen));
          case SalePaced sale -> paced.add(PacedView.of(recorded.version() + 1, sale));
          default -> {}
        }
      read += events.size();
    } while (!events.isEmpty());
    return new DecisionView(id, choices, paced);
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Look at a liquidation",
      description = "From the opening to the outcome, with what is on sale and every sale.")
  LiquidationView find(@PathVariable LiquidationId id, HttpServletResponse answer) {
    readModels.catchUp(answer);
    return book.find(id)
        .map(
            summary ->
                LiquidationView.of(summary, stateOf(summary), book.sales(id), secondLook(summary)))
        .orElseThrow(() -> unknown(id));
  }

  private @Nullable SecondLookView secondLook(LiquidationSummary summary) {
    return summary.closedAt().isPresent()
        ? null
        : looking
            .at(
                summary.market(),
                (_, sight) -> Optional.ofNullable(SecondLookView.of(sight, summary.liquidation())))
            .orElse(null);
  }

  @PostMapping(path = "/{id}/approvals", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Approve a loss",
      description =
          "Where a market looks twice before it sells at a loss, and no second price agrees: it"
              + " holds until the loss grows beyond the tolerance.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SecondLookView.class)))
  ResponseEntity<String> approve(
      @PathVariable LiquidationId id, @RequestBody ApprovalRequest asked, HttpServletRequest call) {
    var market = finder.find(id.loan()).orElseThrow(() -> unknown(id));
    var command = new ApproveLoss(market, id, asked.approver(), asked.checkedReason());
    return submitting
        .carryOut(
            call,
            asked,
            command,
            (after, _, facts) ->
                Objects.requireNonNull(
                    SecondLookView.of((Market.Open) after.market(), after, facts, id)))
        .ok();
  }

  private static Declined unknown(LiquidationId id) {
    return new Declined(Problems.of(new LiquidationUnknown(id)));
  }

  private Optional<CaseState> stateOf(LiquidationSummary summary) {
    return looking.at(
        summary.market(),
        (_, sight) ->
            sight.book().liquidation(summary.liquidation()) instanceof Liquidation.Open open
                ? Optional.of(CaseState.of(sight.book(), open))
                : Optional.empty());
  }
}

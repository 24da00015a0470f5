package io.plimsoll.adapter.web.rest.liquidation;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.loan.LoanFinder;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.liquidation.LiquidationRejection.OrderNotUnderWay;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ends by hand an order of which its venue says nothing, or nothing that can be true. */
@RestController
@RequestMapping("/api/v1/liquidations/{id}/fills")
@Tag(name = "Liquidations")
public class FillController {

  /**
   * What an order came to, as somebody found out.
   *
   * @param sold whole tokens of collateral; 0 if nothing was
   * @param received whole tokens of the debt asset, the venue's fee taken
   */
  public record FillRequest(String order, Decimal sold, Decimal received) {}

  /** What was booked. */
  public record FillView(LiquidationId liquidation, String order, Amount sold, Amount received) {}

  private record Standing(SaleOrder order, Reserve.Listed sold, Reserve.Listed received) {
    static Optional<Standing> of(Book book, LiquidationId id, String order) {
      return book.liquidation(id) instanceof Liquidation.Open open
          ? open.order()
              .filter(standing -> standing.id().equals(order))
              .map(
                  standing ->
                      new Standing(
                          standing,
                          reserve(book, standing.lot().quantity().token()),
                          reserve(book, standing.lot().debtToCover().token())))
          : Optional.empty();
    }

    private static Reserve.Listed reserve(Book book, Token token) {
      return (Reserve.Listed) book.reserve(token.id());
    }
  }

  private final Submitting submitting;
  private final Looking looking;
  private final LoanFinder finder;

  public FillController(Submitting submitting, Looking looking, LoanFinder finder) {
    this.submitting = submitting;
    this.looking = looking;
    this.finder = finder;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Book what an order came to",
      description =
          "For an order that stands because its venue does not answer, is gone, or says what cannot"
              + " be true. It is booked like the venue's own word; nothing sold ends the order.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FillView.class)))
  ResponseEntity<String> book(
      @PathVariable LiquidationId id, @RequestBody FillRequest asked, HttpServletRequest call) {
    var market =
        finder
            .find(id.loan())
            .orElseThrow(() -> new Declined(Problems.of(new LiquidationUnknown(id))));
    var standing =
        looking
            .at(market, (_, sight) -> Standing.of(sight.book(), id, asked.order()))
            .orElseThrow(() -> new Declined(Problems.of(new OrderNotUnderWay(id, asked.order()))));
    var sold = amount(standing.sold(), asked.sold());
    var received = amount(standing.received(), asked.received());
    return submitting
        .carryOut(
            call,
            asked,
            new BookFill(market, id, asked.order(), sold, received),
            (_, _, _) -> new FillView(id, asked.order(), sold, received))
        .ok();
  }

  private static Amount amount(Reserve.Listed reserve, Decimal whole) {
    if (whole.value().signum() == 0) return reserve.asset().zero();
    var exactly = new Quantity.Exactly(whole.value());
    reserve
        .objection(exactly)
        .ifPresent(
            objection -> {
              throw new Declined(Problems.of(objection));
            });
    return reserve.amount(exactly, reserve.asset().zero());
  }
}

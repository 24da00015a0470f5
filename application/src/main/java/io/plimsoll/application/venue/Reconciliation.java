package io.plimsoll.application.venue;

import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Holds what a venue says it executed against what was booked. */
public record Reconciliation(LiquidationBook book) {

  /**
   * An order that the venue executed something of.
   *
   * @param order its name in the book
   * @param executed all of it that the venue lists
   * @param booked empty if nothing is, or not yet
   * @param at of the last execution
   */
  public record Compared(String order, Fill executed, Optional<Fill> booked, Instant at) {

    public boolean isAgreed() {
      return booked.equals(Optional.of(executed));
    }
  }

  /**
   * A market's orders at a venue, in the venue's order of their first execution.
   *
   * @throws CapabilityMissing if the venue keeps no history
   * @throws VenueUnavailable if it cannot be asked
   */
  public List<Compared> of(MarketId market, ExecutionVenue venue, Instant since) {
    var prefix = market.text() + "/";
    var orders = new LinkedHashMap<String, Compared>();
    for (var one : venue.executions(since))
      if (one.order().startsWith(prefix)) {
        var order = one.order().substring(prefix.length());
        var fill = new Fill(one.execution().sold(), one.execution().received());
        orders.merge(
            order,
            new Compared(order, fill, Optional.empty(), one.at()),
            (had, more) ->
                new Compared(order, had.executed().plus(fill), Optional.empty(), more.at()));
      }
    return orders.values().stream().map(this::booked).toList();
  }

  private Compared booked(Compared order) {
    var fill =
        book.sales(liquidation(order.order())).stream()
            .filter(sale -> sale.order().equals(Optional.of(order.order())))
            .map(sale -> new Fill(sale.sold(), sale.received()))
            .findFirst();
    return new Compared(order.order(), order.executed(), fill, order.at());
  }

  /** {@code L1.2} of {@code L1.2-3}. */
  private static LiquidationId liquidation(String order) {
    return new LiquidationId(order.substring(0, order.lastIndexOf('-')));
  }
}

package io.plimsoll.application.loanbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a keeper has bought in a market. What a bid got in a batch is one sale, of however many lots.
 *
 * @param sales to the keeper
 * @param salesOfMarket to anybody, the desk's own included
 * @param medianLatency from the opening of the case to the sale, in a batch of the case that waited
 *     longest; the lower of two in the middle; empty without a sale
 * @param claimsHonoured paid in time
 * @param claimsLapsed not paid in time
 * @param pairs what was bought of each collateral for each debt asset
 */
public record Scorecard(
    long sales,
    long salesOfMarket,
    Optional<Duration> medianLatency,
    long claimsHonoured,
    long claimsLapsed,
    List<PurchaseTotals> pairs) {

  public Scorecard {
    pairs = List.copyOf(pairs);
  }

  /** The keeper's part of all sales by number, 4 decimals, half up; 0 where there are none. */
  public BigDecimal share() {
    return salesOfMarket == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(sales)
            .divide(BigDecimal.valueOf(salesOfMarket), 4, RoundingMode.HALF_UP);
  }
}

package io.plimsoll.application.loanbook;

import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case as the list knows it.
 *
 * @param health at opening, a decimal
 * @param outcome empty while it is open
 * @param sales how many sales there were
 * @param shortfall booked as deficit, by asset
 */
public record LiquidationSummary(
    LiquidationId liquidation,
    LoanId loan,
    MarketId market,
    String health,
    Amount collateralValue,
    Amount debtValue,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<Outcome> outcome,
    int sales,
    List<Amount> shortfall) {

  public LiquidationSummary {
    shortfall = List.copyOf(shortfall);
  }
}

package io.plimsoll.application.loanbook;

import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a keeper bought of one collateral for one debt asset.
 *
 * @param bought of the collateral, fees in it included
 * @param atOracle what was bought at the oracle's prices; of a batch the bid's part, down
 */
public record PurchaseTotals(long purchases, Amount bought, Amount paid, Amount atOracle) {

  /**
   * What was paid over what the collateral was worth at the oracle's prices: 6 decimals, half up;
   * empty where that was nothing.
   */
  public Optional<BigDecimal> againstOracle() {
    return SaleTotals.ratio(paid, atOracle);
  }
}

package io.plimsoll.application.loanbook;

import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What was sold of one collateral for one debt asset.
 *
 * @param loans how many different loans were sold from
 * @param fee the treasury's part that was taken in the debt asset
 */
public record SaleTotals(
    long sales,
    long loans,
    Amount sold,
    Amount received,
    Amount atOracle,
    Amount repaid,
    Amount fee,
    Amount surplus) {

  /**
   * What was received over what the collateral was worth at the oracle's prices: 6 decimals, half
   * up; empty where that was nothing.
   */
  public Optional<BigDecimal> againstOracle() {
    return ratio(received, atOracle);
  }

  static Optional<BigDecimal> ratio(Amount paid, Amount atOracle) {
    return atOracle.isZero()
        ? Optional.empty()
        : Optional.of(
            new BigDecimal(paid.units())
                .divide(new BigDecimal(atOracle.units()), 6, RoundingMode.HALF_UP));
  }
}

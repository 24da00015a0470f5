package io.plimsoll.application.loanbook;

import io.plimsoll.domain.money.Amount;

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
    Amount surplus) {}

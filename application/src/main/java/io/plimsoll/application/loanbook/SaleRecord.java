package io.plimsoll.application.loanbook;

import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * One sale of a liquidation.
 *
 * @param venue where the desk sold; empty for a keeper's call
 * @param keeper who called, or took at auction; empty for a sale by the desk
 * @param received what the sale brought; for a call, the debt the keeper paid
 * @param atOracle what the collateral was worth at the oracle's prices, in the debt asset
 * @param reward paid from it to who started the auction; received = reward + repaid + fee +
 *     surplus, but for a call, whose fee is collateral
 * @param healthBefore decimals; empty if unknown, and for no debt
 */
public record SaleRecord(
    long version,
    Optional<String> order,
    Optional<String> venue,
    Optional<String> keeper,
    Amount sold,
    Amount received,
    Amount atOracle,
    Amount reward,
    Amount repaid,
    Amount fee,
    Amount surplus,
    Optional<String> healthBefore,
    Optional<String> healthAfter,
    Instant at) {}

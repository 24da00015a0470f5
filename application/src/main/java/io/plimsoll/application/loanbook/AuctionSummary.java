package io.plimsoll.application.loanbook;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * An auction as the list knows it.
 *
 * @param lot left on sale, without what is claimed
 * @param tab left to raise, penalty included, without what is due for claims
 * @param claimedLot claimed and not paid for
 * @param claimedTab due for it
 * @param sold in all takes
 * @param raised by them
 * @param startedAt first
 * @param endedAt empty while it runs
 */
public record AuctionSummary(
    AuctionId auction,
    LiquidationId liquidation,
    LoanId loan,
    MarketId market,
    Amount lot,
    Amount tab,
    Amount claimedLot,
    Amount claimedTab,
    Amount sold,
    Amount raised,
    int takes,
    int resets,
    Instant startedAt,
    Optional<Instant> endedAt)
    implements SaleSummary {}

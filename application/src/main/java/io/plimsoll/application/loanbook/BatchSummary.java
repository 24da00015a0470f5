package io.plimsoll.application.loanbook;

import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch as the list knows it. Prices are debt tokens per whole collateral token.
 *
 * @param lot in all lots together; zero once it has ended
 * @param minimum least price
 * @param lots how many there are, or were at the end
 * @param bids how many have come in
 * @param price what every winner paid; empty while it runs, and where nobody bid
 * @param raised by what was sold
 * @param endsAt when bidding ends
 */
public record BatchSummary(
    BatchId batch,
    MarketId market,
    Amount lot,
    Wad minimum,
    int lots,
    int bids,
    Optional<Wad> price,
    Amount sold,
    Amount raised,
    Instant startedAt,
    Instant endsAt,
    Optional<Instant> endedAt)
    implements SaleSummary {}

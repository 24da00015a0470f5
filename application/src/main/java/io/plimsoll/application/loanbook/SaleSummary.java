package io.plimsoll.application.loanbook;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;

/** What keepers can buy in, or could, as the list knows it. */
public sealed interface SaleSummary permits AuctionSummary, BatchSummary {

  MarketId market();

  /** Left on sale. */
  Amount lot();

  Instant startedAt();

  /** Empty while it runs. */
  Optional<Instant> endedAt();
}

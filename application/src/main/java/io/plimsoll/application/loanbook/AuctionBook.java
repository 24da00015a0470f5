package io.plimsoll.application.loanbook;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/** Which auctions there are. */
public interface AuctionBook {

  /** Newest first, by time of the start and then by name. */
  Page<AuctionSummary> auctions(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> running,
      Optional<String> cursor,
      int limit);

  Optional<AuctionSummary> find(AuctionId auction);
}

package io.plimsoll.application.loanbook;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/** Which auctions and batches there are. */
public interface AuctionBook {

  /**
   * Newest first, by time of the start and then by name.
   *
   * @param loan for a batch: one whose lot is or was in it
   */
  Page<SaleSummary> auctions(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> running,
      Optional<String> cursor,
      int limit);

  Optional<AuctionSummary> find(AuctionId auction);

  Optional<BatchSheet> find(BatchId batch);
}

package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;

/**
 * The streams of one market as they stand at one moment. A stream without events is there too, in
 * its initial state.
 */
public interface Book {

  MarketId id();

  StreamState state(StreamId stream);

  default Market market() {
    return (Market) state(StreamId.of(id()));
  }

  default Reserve reserve(AssetId asset) {
    return (Reserve) state(StreamId.of(id(), asset));
  }

  default LenderAccount account(AccountId account) {
    return (LenderAccount) state(StreamId.of(id(), account));
  }

  default Loan loan(LoanId loan) {
    return (Loan) state(StreamId.of(id(), loan));
  }

  default Liquidation liquidation(LiquidationId liquidation) {
    return (Liquidation) state(StreamId.of(id(), liquidation));
  }

  default Auction auction(AuctionId auction) {
    return (Auction) state(StreamId.of(id(), auction));
  }

  /** The batches of a batch's collateral for its payment. */
  default Batches batches(BatchId batch) {
    return (Batches) state(StreamId.of(id(), batch));
  }

  default Batches batches(AssetId collateral, AssetId payment) {
    return (Batches) state(StreamId.ofBatches(id(), collateral, payment));
  }

  default Keeper keeper(KeeperId keeper) {
    return (Keeper) state(StreamId.of(id(), keeper));
  }
}

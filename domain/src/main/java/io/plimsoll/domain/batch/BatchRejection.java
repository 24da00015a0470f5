package io.plimsoll.domain.batch;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;

/** Why a bid is refused, or the batch not cleared, or terms for batches are. */
public sealed interface BatchRejection extends Rejection {

  record BatchUnknown(BatchId batch) implements BatchRejection {}

  record BatchEnded(BatchId batch) implements BatchRejection {}

  /** Its time is over; nothing more is put into it, and the next one starts once it is cleared. */
  record BatchAwaitsClearing(BatchId batch, Instant endsAt) implements BatchRejection {}

  /** The market would sell by batch, and its terms do not say how. */
  record BatchPlanMissing(MarketId market) implements BatchRejection {}

  /** Bids are paid from registered keepers' funds, and the market would admit no keepers. */
  record BatchNeedsKeepers(MarketId market) implements BatchRejection {}

  record BidAfterEnd(Instant endsAt, Instant now) implements BatchRejection {}

  /** A bid that was placed stands; it is neither changed nor added to. */
  record BidTwice(KeeperId keeper) implements BatchRejection {}

  record BidOfNothing(KeeperId keeper) implements BatchRejection {}

  record BidBelowMinimum(Wad limit, Wad minimum) implements BatchRejection {}

  /**
   * @param escrow what the bid would cost at its own limit
   */
  record BidOverBalance(Amount escrow, Amount balance) implements BatchRejection {}

  record BatchStillOpen(Instant endsAt, Instant now) implements BatchRejection {}
}

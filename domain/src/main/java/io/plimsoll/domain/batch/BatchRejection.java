package io.plimsoll.domain.batch;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;

/** Why a bid is refused, or the batch not cleared. */
public sealed interface BatchRejection {

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

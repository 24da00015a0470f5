package io.plimsoll.domain.batch;

import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.decision.StreamState;
import java.util.List;

/** The batches of one collateral for one asset paid, one after another; one is open at most. */
public sealed interface Batches extends StreamState {

  /**
   * None is open.
   *
   * @param held how many there have been
   */
  record Idle(int held) implements Batches {}

  record Running(BatchId id, BatchAuction auction) implements Batches {}

  /** Whether a batch was here and has ended. */
  default boolean hasEnded(BatchId batch) {
    return switch (this) {
      case Idle(var held) -> batch.number() <= held;
      case Running(var id, _) -> batch.number() < id.number();
    };
  }

  /**
   * The batches after one more event. @throws IllegalStateException if the event cannot follow them
   */
  static Batches evolve(Batches batches, BatchEvent event) {
    if (event instanceof BatchOpened e
        && batches instanceof Idle(var held)
        && e.batch().number() == held + 1)
      return new Running(e.batch(), BatchAuction.open(e.terms(), List.of(e.lot())));
    if (!(batches instanceof Running(var id, var auction)) || !id.equals(event.batch()))
      throw new IllegalStateException(event + " cannot follow " + batches);
    return switch (event) {
      case BatchOpened _ -> throw new IllegalStateException(event + " cannot follow " + batches);
      case LotAdded e -> new Running(id, auction.with(e.lot()));
      case LotRemoved e -> new Running(id, auction.without(e.lot().liquidation()));
      case BidPlaced e -> new Running(id, auction.with(e.bid()));
      case BatchCleared _, BatchDissolved _ -> new Idle(id.number());
    };
  }
}

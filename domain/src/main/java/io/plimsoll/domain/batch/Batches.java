package io.plimsoll.domain.batch;

import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.money.Amount;
import java.util.List;

/** The batches of one collateral for one asset paid, one after another; one is open at most. */
public sealed interface Batches extends StreamState {

  /**
   * None is open.
   *
   * @param held how many there have been
   */
  record Idle(int held) implements Batches {}

  /**
   * @param toRaise what its lots bring at the least price, each up
   */
  record Running(BatchId id, BatchAuction auction, Amount toRaise) implements Batches {

    static Running open(BatchId id, BatchTerms terms, BatchLot first) {
      return new Running(
          id, BatchAuction.open(terms, List.of(first)), terms.least(first.quantity()));
    }

    private Running with(BatchLot lot) {
      return new Running(id, auction.with(lot), toRaise.plus(least(lot)));
    }

    private Running without(BatchLot lot) {
      return new Running(id, auction.without(lot.liquidation()), toRaise.minus(least(lot)));
    }

    private Running with(Bid bid) {
      return new Running(id, auction.with(bid), toRaise);
    }

    private Amount least(BatchLot lot) {
      return auction.terms().least(lot.quantity());
    }
  }

  /** Whether a batch was here and has ended. */
  default boolean hasEnded(BatchId batch) {
    return switch (this) {
      case Idle(var held) -> batch.number() <= held;
      case Running(var id, _, _) -> batch.number() < id.number();
    };
  }

  /**
   * The batches after one more event. @throws IllegalStateException if the event cannot follow them
   */
  static Batches evolve(Batches batches, BatchEvent event) {
    if (event instanceof BatchOpened e
        && batches instanceof Idle(var held)
        && e.batch().number() == held + 1) return Running.open(e.batch(), e.terms(), e.lot());
    if (!(batches instanceof Running running) || !running.id().equals(event.batch()))
      throw new IllegalStateException(event + " cannot follow " + batches);
    return switch (event) {
      case BatchOpened _ -> throw new IllegalStateException(event + " cannot follow " + batches);
      case LotAdded e -> running.with(e.lot());
      case LotRemoved e -> running.without(e.lot());
      case BidPlaced e -> running.with(e.bid());
      case BatchCleared _, BatchDissolved _ -> new Idle(running.id().number());
    };
  }
}

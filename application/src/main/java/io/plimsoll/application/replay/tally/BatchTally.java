package io.plimsoll.application.replay.tally;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts batches, and what became of the lots in them; one lot sold in part is sold. */
public final class BatchTally {

  private final Set<BatchId> entered = new HashSet<>();
  private long sold;
  private long unsold;

  BatchTally() {}

  void entered(BatchId batch) {
    entered.add(batch);
  }

  void sold() {
    sold++;
  }

  void unsold() {
    unsold++;
  }

  /** Histories in which the batches are told. */
  Set<StreamId> streams(MarketId market) {
    return entered.stream().map(batch -> StreamId.of(market, batch)).collect(Collectors.toSet());
  }

  /** How many batches of one history were cleared at less than their least price. */
  static long belowMinimum(List<Recorded> events) {
    var minimum = new HashMap<BatchId, Wad>();
    var below = 0L;
    for (var event : events)
      switch (event.event()) {
        case BatchOpened e -> minimum.put(e.batch(), e.terms().minimum());
        case BatchCleared e when e.price().isPresent() -> {
          var least = Optional.ofNullable(minimum.get(e.batch())).orElseThrow();
          if (e.price().get().compareTo(least) < 0) below++;
        }
        default -> {}
      }
    return below;
  }

  /** Batches in which a case had a lot. */
  public long held() {
    return entered.size();
  }

  /** Lots that a batch sold, or some of each. */
  public long lotsSold() {
    return sold;
  }

  /** Lots that came out of a batch as they went in. */
  public long lotsUnsold() {
    return unsold;
  }
}

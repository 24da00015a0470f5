package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.liquidation.LiquidationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The batches some events touch, and the rows they add. */
final class BatchFollower {

  private final Map<String, AuctionRow> batches = new HashMap<>();
  private final Map<BatchLotKey, BatchLotRow> lots = new HashMap<>();
  private final List<AuctionRow> opened = new ArrayList<>();
  private final List<BatchLotRow> added = new ArrayList<>();
  private final List<BatchBidRow> revealed = new ArrayList<>();

  private BatchFollower() {}

  /**
   * @param known finds those that earlier events opened
   * @param knownLots finds what earlier events put into some
   */
  static BatchFollower of(
      List<BatchEvent> events,
      Function<Set<String>, List<AuctionRow>> known,
      Function<Set<String>, List<BatchLotRow>> knownLots) {
    var names = events.stream().map(event -> event.batch().text()).collect(Collectors.toSet());
    var follower = new BatchFollower();
    known.apply(names).forEach(row -> follower.batches.put(row.getId(), row));
    knownLots.apply(names).forEach(row -> follower.lots.put(row.getId(), row));
    events.forEach(follower::follow);
    return follower;
  }

  Collection<AuctionRow> opened() {
    return opened;
  }

  Collection<BatchLotRow> added() {
    return added;
  }

  Collection<BatchBidRow> revealed() {
    return revealed;
  }

  private void follow(BatchEvent event) {
    switch (event) {
      case BatchOpened e -> {
        var row = new AuctionRow(e);
        batches.put(row.getId(), row);
        opened.add(row);
        add(e.batch(), e.lot());
      }
      case LotAdded e -> {
        known(e.batch()).add(e.lot());
        add(e.batch(), e.lot());
      }
      case LotRemoved e -> {
        known(e.batch()).remove(e.lot());
        lot(e.batch(), e.lot().liquidation()).remove();
      }
      case BidPlaced e -> known(e.batch()).bid();
      case BatchCleared e -> clear(e);
      case BatchDissolved e -> {
        var row = known(e.batch());
        row.remove(e.lot());
        row.end(e.at());
        lot(e.batch(), e.lot().liquidation()).remove();
      }
    }
  }

  private void clear(BatchCleared event) {
    known(event.batch()).clear(event);
    for (var part : event.parts()) lot(event.batch(), part.liquidation()).sell(part);
    for (var place = 0; place < event.bids().size(); place++)
      revealed.add(
          new BatchBidRow(event.batch(), place, event.bids().get(place), event.fills().get(place)));
  }

  private void add(BatchId batch, BatchLot lot) {
    var row = new BatchLotRow(batch, lot);
    lots.put(row.getId(), row);
    added.add(row);
  }

  private BatchLotRow lot(BatchId batch, LiquidationId liquidation) {
    var row = lots.get(new BatchLotKey(batch.text(), liquidation.text()));
    if (row == null) throw new IllegalStateException(liquidation + " gave nothing into " + batch);
    return row;
  }

  private AuctionRow known(BatchId batch) {
    var row = batches.get(batch.text());
    if (row == null) throw new IllegalStateException(batch + " went on before it was opened");
    return row;
  }
}

package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSheet.BatchPart;
import io.plimsoll.application.loanbook.BatchSheet.OpenedBid;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a batch's events add up to. */
final class MemoryBatch {

  private MemoryBatch() {}

  static BatchSheet of(List<BatchEvent> events) {
    var opened = (BatchOpened) events.getFirst();
    var lots = new ArrayList<>(List.of(opened.lot()));
    var removed = new LinkedHashSet<LiquidationId>();
    var cleared = Optional.<BatchCleared>empty();
    var bids = 0;
    for (var event : events)
      switch (event) {
        case BatchOpened _ -> {}
        case LotAdded e -> lots.add(e.lot());
        case LotRemoved e -> removed.add(e.lot().liquidation());
        case BatchDissolved e -> removed.add(e.lot().liquidation());
        case BidPlaced _ -> bids++;
        case BatchCleared e -> cleared = Optional.of(e);
      }
    var last = events.getLast();
    var isOver = last instanceof BatchDissolved || last instanceof BatchCleared;
    var parts =
        lots.stream().map(lot -> part(opened, lot, removed.contains(lot.liquidation()), events));
    var sold = parts.toList();
    var left =
        lots.stream()
            .filter(lot -> !isOver && !removed.contains(lot.liquidation()))
            .map(BatchLot::quantity)
            .reduce(opened.terms().collateral().zero(), Amount::plus);
    return new BatchSheet(
        new BatchSummary(
            opened.batch(),
            opened.market(),
            left,
            opened.terms().minimum(),
            lots.size() - removed.size(),
            bids,
            cleared.flatMap(BatchCleared::price),
            sold.stream()
                .map(BatchPart::sold)
                .reduce(opened.terms().collateral().zero(), Amount::plus),
            sold.stream()
                .map(BatchPart::proceeds)
                .reduce(opened.terms().payment().zero(), Amount::plus),
            opened.at(),
            opened.terms().endsAt(),
            isOver ? Optional.of(last.at()) : Optional.empty()),
        sold,
        cleared.stream().flatMap(MemoryBatch::bids).toList());
  }

  private static BatchPart part(
      BatchOpened opened, BatchLot lot, boolean removed, List<BatchEvent> events) {
    var sold = opened.terms().collateral().zero();
    var proceeds = opened.terms().payment().zero();
    if (events.getLast() instanceof BatchCleared cleared)
      for (var part : cleared.parts())
        if (part.liquidation().equals(lot.liquidation())) {
          sold = part.sold();
          proceeds = part.proceeds();
        }
    return new BatchPart(lot.liquidation(), lot.quantity(), removed, sold, proceeds);
  }

  private static Stream<OpenedBid> bids(BatchCleared cleared) {
    var bids = new ArrayList<OpenedBid>();
    for (var i = 0; i < cleared.bids().size(); i++) {
      var bid = cleared.bids().get(i);
      var fill = cleared.fills().get(i);
      bids.add(
          new OpenedBid(
              bid.keeper(),
              bid.limit(),
              bid.quantity(),
              fill.bought(),
              fill.paid(),
              fill.refund()));
    }
    return bids.stream();
  }
}

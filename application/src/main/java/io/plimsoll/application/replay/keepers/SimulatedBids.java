package io.plimsoll.application.replay.keepers;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What simulated keepers bid in batches: each once in a batch, and truthfully, for there is one
 * price for all; its limit is the price at which its margin and the slippage of its hedge are just
 * paid. Whoever wins hedges when the batch is cleared.
 */
final class SimulatedBids {

  /** Who finds the least price too high for so much tries half, and so on. */
  private static final int TRIES = 3;

  private static final int STRETCH = 500;

  private final MarketId market;
  private final Lanes lanes;
  private final Histories histories;
  private final SimulatedHedge hedge;
  private final Map<BatchId, Pair> pending = new LinkedHashMap<>();
  private final Map<StreamId, Long> read = new LinkedHashMap<>();

  SimulatedBids(MarketId market, Lanes lanes, Histories histories, SimulatedHedge hedge) {
    this.market = market;
    this.lanes = lanes;
    this.histories = histories;
    this.hedge = hedge;
  }

  /**
   * Bids for as much as the funds pay at the oracle's price.
   *
   * @param funds in the base currency
   * @return what of them is set aside now, up
   */
  Amount bid(OpenBatch batch, Visit visit, Amount funds) {
    if (batch.hasBidOf(visit.keeper())) return funds.token().zero();
    var prices = batch.prices();
    var payment = prices.debt().worth(funds, Rounding.DOWN);
    var part =
        prices
            .collateral()
            .exchange(payment, prices.debt(), Rounding.DOWN)
            .min(batch.auction().quantity());
    for (var tries = 0; tries < TRIES && !part.isZero(); tries++) {
      var limit = limit(prices, part, visit.margin());
      if (limit.compareTo(batch.auction().terms().minimum()) >= 0)
        return place(batch, visit, part, limit)
            .map(escrow -> prices.debt().value(escrow, Rounding.UP))
            .orElse(funds.token().zero());
      part = part.token().units(part.units().shiftRight(1));
    }
    return funds.token().zero();
  }

  /** oracle × (1 - margin - slippage), down; 0 if nothing is left. */
  private Wad limit(Pair prices, Amount part, BasisPoints margin) {
    var kept = hedge.kept(prices, part, margin);
    return new Wad(Rounding.DOWN.mulDiv(prices.price().units(), kept.units(), Ray.SCALE));
  }

  /** What is set aside for the bid; empty if the desk declined. */
  private Optional<Amount> place(OpenBatch batch, Visit visit, Amount part, Wad limit) {
    var amount = new Quantity.Exactly(new BigDecimal(part.decimal()));
    var command = new PlaceBid(market, batch.id(), visit.keeper(), amount, limit);
    return switch (lanes.submit(Submission.of(command)).join()) {
      case Outcome.Done done -> {
        pending.put(batch.id(), batch.prices());
        read.putIfAbsent(StreamId.of(market, batch.id()), 0L);
        yield done.events().stream()
            .filter(BidPlaced.class::isInstance)
            .map(placed -> ((BidPlaced) placed).escrow())
            .findFirst();
      }
      case Outcome.Refused _ -> Optional.empty();
      case Outcome.DoneBefore _, Outcome.KeyTaken _ ->
          throw new IllegalStateException("A keeper's command has no key: " + command);
    };
  }

  /** Hedges what was won in batches that were cleared since the last look. */
  void hedgeWon() {
    if (pending.isEmpty()) return;
    read.replaceAll(this::readOn);
    lanes
        .read(
            market,
            (book, _) ->
                pending.keySet().stream()
                    .filter(batch -> book.batches(batch).hasEnded(batch))
                    .toList())
        .join()
        .forEach(pending::remove);
  }

  private long readOn(StreamId stream, long from) {
    var next = from;
    while (true) {
      var events = histories.of(stream, next, STRETCH);
      if (events.isEmpty()) return next;
      for (var event : events) if (event.event() instanceof BatchCleared cleared) hedge(cleared);
      next += events.size();
    }
  }

  private void hedge(BatchCleared cleared) {
    var prices = pending.get(cleared.batch());
    if (prices == null) return;
    for (var fill : cleared.fills())
      if (!fill.bought().isZero())
        hedge.sell(
            "%s-%s".formatted(cleared.batch(), fill.keeper()), prices, fill.bought(), cleared.at());
  }
}

package io.plimsoll.domain.batch;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in a batch. Prices are debt tokens per whole collateral token. */
public sealed interface BatchEvent extends Event {

  MarketId market();

  BatchId batch();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), batch());
  }

  /**
   * @param oraclePrice on which the least price rests; down
   * @param lot the first
   */
  record BatchOpened(
      MarketId market, BatchId batch, BatchTerms terms, Ray oraclePrice, BatchLot lot, Instant at)
      implements BatchEvent {}

  record LotAdded(MarketId market, BatchId batch, BatchLot lot, Instant at) implements BatchEvent {}

  /** A case needs its lot no more, or cannot sell it; the others go on. */
  record LotRemoved(MarketId market, BatchId batch, BatchLot lot, Instant at)
      implements BatchEvent {}

  /**
   * @param escrow what the keeper put up for it
   */
  record BidPlaced(MarketId market, BatchId batch, Bid bid, Amount escrow, Instant at)
      implements BatchEvent {}

  /**
   * Bidding is over, and everybody knows what was bid.
   *
   * @param price what every winner pays; empty if nobody bid
   * @param bids as they came in
   * @param fills one for each bid
   * @param parts one for each lot that was still there
   */
  record BatchCleared(
      MarketId market,
      BatchId batch,
      Optional<Wad> price,
      List<Bid> bids,
      List<Clearing.Fill> fills,
      List<Clearing.Part> parts,
      Instant at)
      implements BatchEvent {
    public BatchCleared {
      bids = List.copyOf(bids);
      fills = List.copyOf(fills);
      parts = List.copyOf(parts);
    }
  }

  /**
   * The last lot was taken out before the end, and every bid is void.
   *
   * @param lot the last
   */
  record BatchDissolved(MarketId market, BatchId batch, BatchLot lot, Instant at)
      implements BatchEvent {}
}

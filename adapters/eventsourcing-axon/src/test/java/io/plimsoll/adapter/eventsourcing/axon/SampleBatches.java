package io.plimsoll.adapter.eventsourcing.axon;

import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.AT;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.CASE;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.DOLLARS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.ETHER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.KEEPER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.MARKET;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.USDC;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.WETH;

import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.batch.BatchTerms;
import io.plimsoll.domain.batch.Bid;
import io.plimsoll.domain.batch.Clearing;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.util.List;
import java.util.Optional;

/** One event of each kind that a batch has, with every optional part there. */
final class SampleBatches {

  static final BatchId BATCH = new BatchId("main,WETH,USDC,7");
  static final BatchTerms BATCH_TERMS =
      new BatchTerms(WETH, USDC, Wad.of("1728"), AT.plusSeconds(1_800), MarginRule.PRO_RATA);
  static final BatchLot BATCH_LOT = new BatchLot(CASE, ETHER);
  static final Bid BID = new Bid(KEEPER, Wad.of("1790.5"), ETHER);

  private SampleBatches() {}

  static List<Event> all() {
    return List.of(
        new BatchEvent.BatchOpened(MARKET, BATCH, BATCH_TERMS, Ray.of("1800"), BATCH_LOT, AT),
        new BatchEvent.LotAdded(MARKET, BATCH, BATCH_LOT, AT),
        new BatchEvent.LotRemoved(MARKET, BATCH, BATCH_LOT, AT),
        new BatchEvent.BidPlaced(MARKET, BATCH, BID, DOLLARS, AT),
        new BatchEvent.BatchCleared(
            MARKET,
            BATCH,
            Optional.of(Wad.of("1790.5")),
            List.of(BID),
            List.of(new Clearing.Fill(KEEPER, ETHER, DOLLARS, USDC.zero())),
            List.of(new Clearing.Part(CASE, ETHER, WETH.zero(), DOLLARS)),
            AT),
        new BatchEvent.BatchDissolved(MARKET, BATCH, BATCH_LOT, AT));
  }
}

package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.List;

/**
 * A bid, as told to whoever placed it.
 *
 * @param limit debt tokens per whole collateral token
 * @param escrow what was set aside for it: its cost at its limit
 */
public record BidView(
    BatchId auction,
    KeeperId keeper,
    Instant at,
    AssetId collateralAsset,
    Amount amount,
    Wad limit,
    AssetId debtAsset,
    Amount escrow) {

  static BidView of(List<Event> events) {
    var placed =
        events.stream()
            .filter(BidPlaced.class::isInstance)
            .map(BidPlaced.class::cast)
            .findFirst()
            .orElseThrow();
    var bid = placed.bid();
    return new BidView(
        placed.batch(),
        bid.keeper(),
        placed.at(),
        bid.quantity().token().id(),
        bid.quantity(),
        bid.limit(),
        placed.escrow().token().id(),
        placed.escrow());
  }
}

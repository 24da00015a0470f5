package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import java.time.Instant;
import java.util.List;

/**
 * What a take bought.
 *
 * @param price debt tokens per whole collateral token
 * @param lotLeft on sale after it
 * @param tabLeft to raise after it
 */
public record SaleView(
    AuctionId auction,
    LoanId loan,
    KeeperId keeper,
    Instant at,
    Ray price,
    AssetId collateralAsset,
    Amount bought,
    AssetId debtAsset,
    Amount paid,
    Amount lotLeft,
    Amount tabLeft) {

  static SaleView of(List<Event> events) {
    var taken =
        events.stream()
            .filter(LotTaken.class::isInstance)
            .map(LotTaken.class::cast)
            .findFirst()
            .orElseThrow();
    return new SaleView(
        taken.auction(),
        taken.loan(),
        taken.keeper(),
        taken.at(),
        taken.price(),
        taken.bought().token().id(),
        taken.bought(),
        taken.paid().token().id(),
        taken.paid(),
        taken.lotLeft(),
        taken.tabLeft());
  }
}

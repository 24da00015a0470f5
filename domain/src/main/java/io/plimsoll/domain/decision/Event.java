package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.time.Instant;

/** What became true in one stream of one market. */
public sealed interface Event
    permits MarketEvent,
        ReserveEvent,
        LenderEvent,
        LoanEvent,
        LiquidationEvent,
        AuctionEvent,
        BatchEvent,
        KeeperEvent {

  StreamId stream();

  /** Business time of the decision: the desk's clock, not the store's. */
  Instant at();
}

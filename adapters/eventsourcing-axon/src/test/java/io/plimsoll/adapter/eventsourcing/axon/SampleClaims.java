package io.plimsoll.adapter.eventsourcing.axon;

import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.AT;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.AUCTION;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.DOLLARS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.ETHER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.KEEPER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.LOAN;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.MARKET;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.USDC;

import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import java.util.List;

/** One event of each kind about claims. */
final class SampleClaims {

  private static final Amount DUE = Amount.of("2850", USDC);

  private SampleClaims() {}

  static List<Event> all() {
    return List.of(
        new LotClaimed(
            MARKET,
            AUCTION,
            LOAN,
            KEEPER,
            2,
            Ray.of("1900"),
            DUE,
            ETHER,
            AT.plusSeconds(600),
            DOLLARS,
            ETHER,
            AT),
        new ClaimPaid(MARKET, AUCTION, LOAN, KEEPER, 2, DUE, ETHER, AT),
        new ClaimLapsed(
            MARKET,
            AUCTION,
            LOAN,
            KEEPER,
            2,
            DUE,
            ETHER,
            Amount.of("1000", USDC),
            DOLLARS,
            ETHER,
            AT),
        new ClaimFreed(MARKET, AUCTION, LOAN, KEEPER, 2, DUE, ETHER, DOLLARS, ETHER, AT));
  }
}

package io.plimsoll.domain.auction;

import java.util.List;

/** What deciding about an auction answers. */
public sealed interface AuctionDecision {

  /** These events became true, in this order. */
  record Accepted(List<AuctionEvent> events) implements AuctionDecision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(AuctionRefusal reason) implements AuctionDecision {}

  static AuctionDecision accept(AuctionEvent... events) {
    return new Accepted(List.of(events));
  }

  static AuctionDecision refuse(AuctionRefusal reason) {
    return new Refused(reason);
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.money.Amount;
import java.util.Optional;

/**
 * The caps on what is raised at one time, for all assets together and for the one on sale. What
 * would leave dust of its loan may go beyond them.
 */
public record Holes(Hole market, Hole asset) {

  public Optional<LimitReached> limit() {
    return market.isFull() || asset.isFull()
        ? Optional.of(new LimitReached(market, asset))
        : Optional.empty();
  }

  public Amount room() {
    return market.room().min(asset.room());
  }
}

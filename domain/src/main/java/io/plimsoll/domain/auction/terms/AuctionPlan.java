package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.money.Amount;

/**
 * How a market auctions an asset. Amounts are in its base currency; what an auction raises in
 * another asset they are turned into at the price of the moment.
 *
 * @param cap most that auctions of this asset, penalty included, and batches, at their least price,
 *     raise at one time; Maker's {@code hole}. What is beyond it goes another way, or waits
 * @param resets how often the desk starts an auction again from which nothing is taken, before the
 *     case goes another way
 */
public record AuctionPlan(AuctionTerms terms, Amount cap, Breaker breaker, int resets) {

  public AuctionPlan {
    if (resets < 0)
      throw new IllegalArgumentException("An auction is reset 0 times or more, not " + resets);
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.money.Amount;

/**
 * How much may be raised at one time, penalty included, and how much of that is: Maker's {@code
 * Hole} and {@code Dirt}.
 */
public record Hole(Amount cap, Amount underAuction) {

  boolean isFull() {
    return !cap.exceeds(underAuction);
  }

  Amount room() {
    return cap.minusOrZero(underAuction);
  }

  public Hole capped(Amount newCap) {
    return new Hole(newCap, underAuction);
  }

  /**
   * What a take pays makes room; so does, when an auction ends, what it did not raise. What is
   * claimed is still to be raised.
   *
   * @param event of an auction that counts here
   */
  public Hole evolve(AuctionEvent event) {
    return switch (event) {
      case AuctionStarted started -> new Hole(cap, underAuction.plus(started.tab()));
      case LotTaken taken -> new Hole(cap, underAuction.minus(taken.paid()));
      case AuctionEnded ended -> new Hole(cap, underAuction.minus(ended.unraised()));
      case AuctionCancelled cancelled -> new Hole(cap, underAuction.minus(cancelled.tab()));
      case AuctionReset _, LotClaimed _, ClaimPaid _, ClaimLapsed _, ClaimFreed _ -> this;
    };
  }
}

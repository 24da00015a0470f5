package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;

/** Why an auction, or terms for one, are refused. */
public sealed interface AuctionRejection extends Rejection {

  record AuctionAlreadyStarted(AuctionId auction) implements AuctionRejection {}

  record AuctionUnknown(AuctionId auction) implements AuctionRejection {}

  /** It was never started, or has ended. */
  record AuctionNotRunning(AuctionId auction) implements AuctionRejection {}

  record AuctionHalted(AuctionId auction, Breaker breaker) implements AuctionRejection {}

  /** As much is being raised as may be at one time, in the market or for the asset. */
  record LimitReached(Hole market, Hole asset) implements AuctionRejection {}

  /** The caps leave room for a part of the debt that is too small for an auction. */
  record AuctionTooSmall(Amount due, Amount minimum) implements AuctionRejection {}

  /** The debt's part has no unit of collateral, or there is nothing to raise. */
  record NothingToAuction(Amount tab, Amount lot) implements AuctionRejection {}

  /** The oracle has no price to act on. */
  record PriceInvalid(AssetId collateral) implements AuctionRejection {}

  /** The oracle's price is so low that an auction would start at nothing. */
  record StartPriceZero(Ray oraclePrice, Ray startFactor) implements AuctionRejection {}

  record NeedsReset(AuctionId auction, ResetCause cause) implements AuctionRejection {}

  record TooExpensive(AuctionId auction, Ray price, Ray maxPrice) implements AuctionRejection {}

  /** A part would leave less to raise than the smallest remainder: all or nothing. */
  record NoPartialPurchase(AuctionId auction, Amount tab, Amount smallestRemainder)
      implements AuctionRejection {}

  /**
   * Others have claimed all that is left.
   *
   * @param until when the first of their claims is overdue
   */
  record AllClaimed(AuctionId auction, Instant until) implements AuctionRejection {}

  /**
   * An auction is neither started again nor given up while somebody may still pay.
   *
   * @param claims open ones
   * @param until when the first of them is overdue
   */
  record ClaimsOpen(AuctionId auction, int claims, Instant until) implements AuctionRejection {}

  /** A keeper has one claim at a time in a market. */
  record ClaimUnpaid(KeeperId keeper, AuctionId auction, int claim, Amount due, Instant until)
      implements AuctionRejection {}

  /**
   * @param claims how many there have been in the auction
   */
  record ClaimUnknown(AuctionId auction, int claim, int claims) implements AuctionRejection {}

  /** It was paid, or lapsed, or freed. */
  record ClaimNotOpen(AuctionId auction, int claim) implements AuctionRejection {}

  record ClaimOverdue(AuctionId auction, int claim, Instant until, Instant now)
      implements AuctionRejection {}

  /** There is still time to pay. */
  record ClaimNotOverdue(AuctionId auction, int claim, Instant until) implements AuctionRejection {}

  /** It still runs at a price in range. */
  record CannotReset(AuctionId auction, Duration age, Ray price, ResetRule rule)
      implements AuctionRejection {}

  /**
   * @param reward for starting the smallest auction
   * @param penalty what that auction raises beyond the debt
   * @param chip reward per tab
   * @param penaltyFactor tab per debt
   */
  record RewardAbovePenalty(Amount reward, Amount penalty, Wad chip, Wad penaltyFactor)
      implements AuctionRejection {}

  /** While something of an asset is at auction, it stays an asset that is auctioned. */
  record AuctionsUnderWay(AssetId asset) implements AuctionRejection {}

  record FloorAboveStart(Ray floorFactor, Ray startFactor) implements AuctionRejection {}
}

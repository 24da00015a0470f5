package io.plimsoll.domain.auction;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;

/** Why an auction, or terms for one, are refused. */
public sealed interface AuctionRefusal {

  record AuctionAlreadyStarted(AuctionId auction) implements AuctionRefusal {}

  /** It was never started, or has ended. */
  record AuctionNotRunning(AuctionId auction) implements AuctionRefusal {}

  record AuctionHalted(AuctionId auction, Breaker breaker) implements AuctionRefusal {}

  /** As much is being raised as may be at one time, in the market or for the asset. */
  record LimitReached(Hole market, Hole asset) implements AuctionRefusal {}

  /** The caps leave room for a part of the debt that is too small for an auction. */
  record AuctionTooSmall(Amount due, Amount minimum) implements AuctionRefusal {}

  /** The debt's part has no unit of collateral, or there is nothing to raise. */
  record NothingToAuction(Amount tab, Amount lot) implements AuctionRefusal {}

  /** The oracle has no price to act on. */
  record PriceInvalid(AssetId collateral) implements AuctionRefusal {}

  /** The oracle's price is so low that an auction would start at nothing. */
  record StartPriceZero(Ray oraclePrice, Ray startFactor) implements AuctionRefusal {}

  record NeedsReset(AuctionId auction, ResetCause cause) implements AuctionRefusal {}

  record TooExpensive(AuctionId auction, Ray price, Ray maxPrice) implements AuctionRefusal {}

  /** A part would leave less to raise than the smallest remainder: all or nothing. */
  record NoPartialPurchase(AuctionId auction, Amount tab, Amount smallestRemainder)
      implements AuctionRefusal {}

  /** It still runs at a price in range. */
  record CannotReset(AuctionId auction, Duration age, Ray price, ResetRule rule)
      implements AuctionRefusal {}

  /**
   * @param reward for starting the smallest auction
   * @param penalty what that auction raises beyond the debt
   * @param chip reward per tab
   * @param penaltyFactor tab per debt
   */
  record RewardAbovePenalty(Amount reward, Amount penalty, Wad chip, Wad penaltyFactor)
      implements AuctionRefusal {}

  record FloorAboveStart(Ray floorFactor, Ray startFactor) implements AuctionRefusal {}
}

package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.kebab;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.auction.AuctionRejection.AllClaimed;
import io.plimsoll.domain.auction.AuctionRejection.AuctionAlreadyStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.AuctionUnknown;
import io.plimsoll.domain.auction.AuctionRejection.AuctionsUnderWay;
import io.plimsoll.domain.auction.AuctionRejection.CannotReset;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOpen;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnknown;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnpaid;
import io.plimsoll.domain.auction.AuctionRejection.ClaimsOpen;
import io.plimsoll.domain.auction.AuctionRejection.FloorAboveStart;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.AuctionRejection.NeedsReset;
import io.plimsoll.domain.auction.AuctionRejection.NoPartialPurchase;
import io.plimsoll.domain.auction.AuctionRejection.NothingToAuction;
import io.plimsoll.domain.auction.AuctionRejection.PriceInvalid;
import io.plimsoll.domain.auction.AuctionRejection.RewardAbovePenalty;
import io.plimsoll.domain.auction.AuctionRejection.StartPriceZero;
import io.plimsoll.domain.auction.AuctionRejection.TooExpensive;
import io.plimsoll.domain.auction.terms.ResetCause;

/** Refusals around auctions, and of terms for them. */
final class AuctionProblems {

  private AuctionProblems() {}

  static Problem of(AuctionRejection rejection) {
    return switch (rejection) {
      case AuctionUnknown(var auction) ->
          unknown("auction-unknown", "There is no auction %s".formatted(auction))
              .with("auction", auction);
      case AuctionAlreadyStarted(var auction) ->
          conflict("auction-already-started", "Auction %s has been started".formatted(auction))
              .with("auction", auction);
      case AuctionNotRunning(var auction) ->
          conflict("auction-not-running", "Auction %s has ended".formatted(auction))
              .with("auction", auction);
      case AuctionHalted(var auction, var breaker) ->
          conflict(
                  "auction-halted",
                  "The breaker stands at %s, which halts this".formatted(kebab(breaker)))
              .with("auction", auction)
              .with("breaker", kebab(breaker));
      case LimitReached(var market, var asset) ->
          conflict(
                  "limit-reached",
                  "Auctions and batches raise %s of %s in the market, and %s of %s with this asset"
                      .formatted(
                          market.underAuction(), market.cap(), asset.underAuction(), asset.cap()))
              .with("asset", asset(market.cap()))
              .with("raisedInMarket", market.underAuction().decimal())
              .with("marketCap", market.cap().decimal())
              .with("raisedWithAsset", asset.underAuction().decimal())
              .with("assetCap", asset.cap().decimal());
      case AuctionTooSmall(var due, var minimum) ->
          refused(
                  "auction-too-small",
                  "The caps leave room for %s; an auction is for %s at least"
                      .formatted(due, minimum))
              .with("asset", asset(due))
              .with("due", due.decimal())
              .with("limit", minimum.decimal());
      case NothingToAuction(var tab, var lot) ->
          refused("nothing-to-auction", "%s cannot be raised from %s".formatted(tab, lot))
              .with("tab", tab.decimal())
              .with("lot", lot.decimal());
      case PriceInvalid(var asset) ->
          conflict("price-invalid", "There is no price of %s to act on".formatted(asset))
              .with("asset", asset);
      case StartPriceZero(var oraclePrice, var factor) ->
          conflict(
                  "start-price-zero",
                  "%s times the oracle's %s is no price to start from"
                      .formatted(factor, oraclePrice))
              .with("oraclePrice", oraclePrice.decimal())
              .with("startFactor", factor.decimal());
      case NeedsReset(var auction, var cause) -> needsReset(auction, cause);
      case TooExpensive(var auction, var price, var maxPrice) ->
          conflict(
                  "too-expensive",
                  "Auction %s stands at %s, above the %s offered"
                      .formatted(auction, price.decimal(), maxPrice.decimal()))
              .with("field", "maxPrice")
              .with("auction", auction)
              .with("price", price.decimal())
              .with("limit", maxPrice.decimal());
      case NoPartialPurchase(var auction, var tab, var smallest) ->
          refused(
                  "no-partial-purchase",
                  "A part would leave less than %s of the %s to raise: take all of it"
                      .formatted(smallest, tab))
              .with("field", "amount")
              .with("auction", auction)
              .with("tab", tab.decimal())
              .with("limit", smallest.decimal());
      case AllClaimed(var auction, var until) ->
          conflict(
                  "all-claimed",
                  "All that is left of auction %s is claimed, the first part until %s"
                      .formatted(auction, until))
              .with("auction", auction)
              .with("until", until);
      case ClaimsOpen(var auction, var claims, var until) ->
          conflict(
                  "claims-open",
                  "%d claims to parts of auction %s are open, the first until %s"
                      .formatted(claims, auction, until))
              .with("auction", auction)
              .with("claims", claims)
              .with("until", until);
      case ClaimUnpaid(var keeper, var auction, var claim, var due, var until) ->
          conflict(
                  "claim-unpaid",
                  "Keeper %s has to pay %s for claim %d of auction %s first"
                      .formatted(keeper, due, claim, auction))
              .with("keeper", keeper)
              .with("auction", auction)
              .with("claim", claim)
              .with("asset", asset(due))
              .with("due", due.decimal())
              .with("until", until);
      case ClaimUnknown(var auction, var claim, var claims) ->
          unknown(
                  "claim-unknown",
                  "There is no claim %d of auction %s; there have been %d"
                      .formatted(claim, auction, claims))
              .with("auction", auction)
              .with("claim", claim)
              .with("claims", claims);
      case ClaimNotOpen(var auction, var claim) ->
          conflict(
                  "claim-not-open",
                  "Claim %d of auction %s was paid, has lapsed or was let off"
                      .formatted(claim, auction))
              .with("auction", auction)
              .with("claim", claim);
      case ClaimOverdue(var auction, var claim, var until, var now) ->
          conflict(
                  "claim-overdue",
                  "Claim %d of auction %s was to be paid before %s; it is %s"
                      .formatted(claim, auction, until, now))
              .with("auction", auction)
              .with("claim", claim)
              .with("limit", until)
              .with("now", now);
      case ClaimNotOverdue(var auction, var claim, var until) ->
          conflict(
                  "claim-not-overdue",
                  "Claim %d of auction %s may be paid until %s".formatted(claim, auction, until))
              .with("auction", auction)
              .with("claim", claim)
              .with("until", until);
      case CannotReset(var auction, var age, var price, var rule) ->
          conflict(
                  "cannot-reset",
                  "Auction %s is %s old of %s and stands at %s: it sells"
                      .formatted(auction, age, rule.tail(), price.decimal()))
              .with("auction", auction)
              .with("age", age)
              .with("price", price.decimal())
              .with("tail", rule.tail())
              .with("cusp", rule.cusp().decimal());
      case RewardAbovePenalty(var reward, var penalty, var chip, var factor) ->
          refused(
                  "reward-above-penalty",
                  "Starting the smallest auction would earn %s, and bring %s beyond the debt"
                      .formatted(reward, penalty))
              .with("field", "auction.tip")
              .with("reward", reward.decimal())
              .with("limit", penalty.decimal())
              .with("chip", chip.decimal())
              .with("penaltyFactor", factor.decimal());
      case AuctionsUnderWay(var asset) ->
          conflict(
                  "auctions-under-way",
                  "Something of %s is on sale; until it is not, %s is auctioned"
                      .formatted(asset, asset))
              .with("field", "auction")
              .with("asset", asset);
      case FloorAboveStart(var floor, var start) ->
          refused(
                  "floor-above-start",
                  "A floor at %s of the oracle's price is above the start at %s of it"
                      .formatted(floor.decimal(), start.decimal()))
              .with("field", "auction.floorFactor")
              .with("floorFactor", floor.decimal())
              .with("limit", start.decimal());
    };
  }

  private static Problem needsReset(AuctionId auction, ResetCause cause) {
    var problem =
        conflict(
                "needs-reset",
                "Nothing can be taken from auction %s until it is started again: %s"
                    .formatted(auction, sentence(cause)))
            .with("auction", auction);
    return switch (cause) {
      case ResetCause.Expired(var age, var tail) -> problem.with("age", age).with("limit", tail);
      case ResetCause.PriceFallen(var share, var cusp) ->
          problem.with("share", share.decimal()).with("limit", cusp.decimal());
      case ResetCause.BelowFloor(var price, var floor) ->
          problem.with("price", price.decimal()).with("limit", floor.decimal());
    };
  }

  private static String sentence(ResetCause cause) {
    return switch (cause) {
      case ResetCause.Expired(var age, var tail) ->
          "it is %s old, and runs for %s".formatted(age, tail);
      case ResetCause.PriceFallen(var share, var cusp) ->
          "its price is %s of the start, under %s".formatted(share.decimal(), cusp.decimal());
      case ResetCause.BelowFloor(var price, var floor) ->
          "its price is %s, under the floor of %s".formatted(price.decimal(), floor.decimal());
    };
  }
}

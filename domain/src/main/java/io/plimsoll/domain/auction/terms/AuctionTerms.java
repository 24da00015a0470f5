package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.auction.AuctionRejection.FloorAboveStart;
import io.plimsoll.domain.auction.AuctionRejection.RewardAbovePenalty;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.util.Optional;

/**
 * How an asset is auctioned. A running auction follows the terms of the moment; only its start
 * price and its floor stay until it is started again.
 *
 * @param startFactor {@code buf}: start price over the oracle's
 * @param floorFactor least price over the oracle's at the start; empty as in Maker: none
 */
public record AuctionTerms(
    Ray startFactor,
    PriceCurve curve,
    ResetRule reset,
    Sizes sizes,
    Incentive incentive,
    Optional<Ray> floorFactor) {

  /**
   * What speaks against offering these terms; auctions that run by them go on all the same. A
   * keeper who starts the smallest auction must not earn more than the penalty brings, or a
   * borrower would earn by being liquidated; and a floor is not above the start.
   */
  public Optional<AuctionRejection> objection() {
    if (floorFactor.isPresent() && floorFactor.get().compareTo(startFactor) > 0)
      return Optional.of(new FloorAboveStart(floorFactor.get(), startFactor));
    var smallest = sizes.tab(sizes.minimumDebt());
    var reward = incentive.forStart(smallest);
    var penalty = smallest.minus(sizes.minimumDebt());
    var share = sizes.penalty().units().subtract(Wad.SCALE);
    var isShareTooHigh =
        incentive
                .chip()
                .units()
                .multiply(sizes.penalty().units())
                .compareTo(share.multiply(Wad.SCALE))
            > 0;
    return reward.exceeds(penalty) || isShareTooHigh
        ? Optional.of(new RewardAbovePenalty(reward, penalty, incentive.chip(), sizes.penalty()))
        : Optional.empty();
  }

  /** The same terms with amounts in the base currency turned into a debt's, down. */
  public AuctionTerms in(Price debt) {
    return new AuctionTerms(
        startFactor, curve, reset, sizes.in(debt), incentive.in(debt), floorFactor);
  }

  /** The same terms for a start that nobody earns by. */
  public AuctionTerms unrewarded() {
    var nothing = new Incentive(incentive.tip().token().zero(), Wad.ZERO);
    return new AuctionTerms(startFactor, curve, reset, sizes, nothing, floorFactor);
  }

  /** Down, as Maker's {@code rmul}. */
  public Ray startPrice(Ray oraclePrice) {
    return new Ray(startFactor.of(oraclePrice.units(), Rounding.DOWN));
  }

  /** Down, so that a floor factor as high as the start factor is no floor above the start. */
  public Optional<Ray> floor(Ray oraclePrice) {
    return floorFactor.map(factor -> new Ray(factor.of(oraclePrice.units(), Rounding.DOWN)));
  }
}

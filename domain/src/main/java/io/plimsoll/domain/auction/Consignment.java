package io.plimsoll.domain.auction;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/**
 * A loan's debt, with the collateral that stands for it, on its way into an auction: as much of
 * both as the caps leave room for; Maker's {@code Dog.bark}. Whether the loan may be liquidated is
 * for the liquidation to know.
 *
 * @param keeper who earns the incentive
 */
public record Consignment(
    MarketId market,
    AuctionId auction,
    LoanId loan,
    KeeperId keeper,
    Owed owed,
    Amount collateral) {

  /**
   * The shares of the debt that fit under a cap: all, or room / (worth of a share × penalty), down.
   */
  BigInteger within(Amount room, Wad penalty) {
    var fitting =
        Rounding.DOWN.mulDiv(
            room.units(), Wad.SCALE, owed.perShare().units().multiply(penalty.units()));
    return fitting.min(owed.shares());
  }

  /** Whether taking some shares leaves the loan with some debt, but less than a minimum. */
  boolean leavesDust(BigInteger shares, Amount minimum) {
    return minimum.exceeds(owed.worth(owed.shares().subtract(shares)));
  }

  boolean isAll(BigInteger shares) {
    return shares.equals(owed.shares());
  }

  /** The collateral's part that goes with some shares, down. */
  Amount lot(BigInteger shares) {
    var units =
        shares.signum() == 0
            ? BigInteger.ZERO
            : Rounding.DOWN.mulDiv(collateral.units(), shares, owed.shares());
    return collateral.token().units(units);
  }
}

package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a pool holds, in smallest units. Selling dx of the collateral brings dy = y × dx × (1 - fee)
 * ÷ (x + dx × (1 - fee)) of the debt asset, down: the constant product of Uniswap v2, whose fee
 * stays in the pool.
 *
 * @param collateral x
 * @param debt y
 * @param fee the venue's share of what is sold
 */
record Pool(BigInteger collateral, BigInteger debt, BasisPoints fee) {

  /** What a quantity of collateral brings; down. */
  BigInteger brings(BigInteger sold) {
    var selling = sold.multiply(kept());
    return debt.multiply(selling).divide(collateral.multiply(BasisPoints.SCALE).add(selling));
  }

  /** The least that has to be sold to bring an amount; empty if the pool cannot bring it. */
  Optional<BigInteger> needed(BigInteger wanted) {
    if (wanted.compareTo(debt) >= 0 || kept().signum() == 0) return Optional.empty();
    return Optional.of(
        Rounding.UP.divide(
            wanted.multiply(collateral).multiply(BasisPoints.SCALE),
            kept().multiply(debt.subtract(wanted))));
  }

  Pool after(BigInteger sold, BigInteger received) {
    return new Pool(collateral.add(sold), debt.subtract(received), fee);
  }

  /**
   * What the pool does with a lot: the least quantity that brings what is wanted; all of it, if
   * that brings less; no more than keeps the average price at the bound. For nothing it takes only
   * a whole lot that is worth less than one unit.
   */
  Fill fill(Lot lot) {
    var quantity = lot.quantity().units();
    var sold = needed(lot.wanted().units()).map(quantity::min).orElse(quantity);
    if (lot.leastFor(lot.quantity().token().units(sold)).units().compareTo(brings(sold)) > 0)
      sold = sold.min(withinBound(lot));
    var received = brings(sold);
    if (received.signum() == 0 && !sold.equals(quantity)) sold = BigInteger.ZERO;
    return new Fill(lot.quantity().token().units(sold), lot.debtToCover().token().units(received));
  }

  /**
   * The most that can be sold with the true average price at the bound or above, down: from y × g ÷
   * (x × S + q × g) ≥ b, with g ÷ S = 1 - fee and b the bound in units of debt per unit of
   * collateral.
   */
  private BigInteger withinBound(Lot lot) {
    var bound = lot.bound().units().multiply(lot.debtToCover().token().unit());
    var one = Wad.SCALE.multiply(lot.quantity().token().unit());
    if (bound.signum() == 0) return lot.quantity().units();
    var room =
        debt.multiply(kept())
            .multiply(one)
            .subtract(bound.multiply(collateral).multiply(BasisPoints.SCALE));
    return room.signum() <= 0 || kept().signum() == 0
        ? BigInteger.ZERO
        : room.divide(bound.multiply(kept()));
  }

  /** What is left of a unit sold once the fee is taken, in basis points. */
  private BigInteger kept() {
    return BasisPoints.SCALE.subtract(fee.units());
  }
}

package io.plimsoll.adapter.venue.uniswap;

import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.liquidation.Lot;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a pool holds, in smallest units. Selling dx brings y × dx × 997 ÷ (x × 1000 + dx × 997),
 * down: {@code getAmountOut} of Uniswap v2.
 *
 * @param collateral x
 * @param debt y
 */
record Reserves(BigInteger collateral, BigInteger debt) {

  private static final BigInteger ALL = BigInteger.valueOf(1_000);
  private static final BigInteger KEPT = BigInteger.valueOf(997);

  BigInteger brings(BigInteger sold) {
    var selling = sold.multiply(KEPT);
    return debt.multiply(selling).divide(collateral.multiply(ALL).add(selling));
  }

  /** The least that brings an amount: {@code getAmountIn}; empty if the pool has not so much. */
  private Optional<BigInteger> needed(BigInteger wanted) {
    return wanted.compareTo(debt) >= 0
        ? Optional.empty()
        : Optional.of(
            wanted
                .multiply(collateral)
                .multiply(ALL)
                .divide(debt.subtract(wanted).multiply(KEPT))
                .add(BigInteger.ONE));
  }

  /** What the pool would do with a lot; empty if nothing. */
  Optional<Fill> fill(Lot lot) {
    if (collateral.signum() == 0 || debt.signum() == 0) return Optional.empty();
    var most = lot.quantity().units();
    var sold = needed(lot.wanted().units()).map(most::min).orElse(most);
    if (!isWithinBound(lot, sold)) sold = withinBound(lot, sold);
    var fill =
        new Fill(lot.quantity().token().units(sold), lot.debtToCover().token().units(brings(sold)));
    return fill.sold().isZero() || fill.received().isZero() ? Optional.empty() : Optional.of(fill);
  }

  private boolean isWithinBound(Lot lot, BigInteger sold) {
    var least = lot.leastFor(lot.quantity().token().units(sold));
    return least.units().compareTo(brings(sold)) <= 0;
  }

  /** The average price falls with what is sold, so that the edge is found by halving. */
  private BigInteger withinBound(Lot lot, BigInteger beyond) {
    var within = BigInteger.ZERO;
    var high = beyond;
    while (high.subtract(within).compareTo(BigInteger.ONE) > 0) {
      var middle = within.add(high).shiftRight(1);
      if (isWithinBound(lot, middle)) within = middle;
      else high = middle;
    }
    return within;
  }
}

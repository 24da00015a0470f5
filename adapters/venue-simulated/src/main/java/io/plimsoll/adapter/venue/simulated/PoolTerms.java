package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A pool as it is opened.
 *
 * @param depth whole collateral tokens in it while it stands at the reference price
 * @param fee the venue's share of what is sold
 */
record PoolTerms(BigDecimal depth, BasisPoints fee) {

  PoolTerms {
    if (depth.signum() <= 0) throw new IllegalArgumentException("A pool needs depth, not " + depth);
    if (fee.compareTo(BasisPoints.ONE) >= 0)
      throw new IllegalArgumentException("A fee is below 1, not " + fee.decimal());
  }

  /**
   * The pool at the ratio of two prices, holding more collateral than it would there by what
   * arbitrage has not taken yet; the debt side follows from the constant product, down.
   */
  Pool at(Price collateral, Price debt, BigInteger surplus) {
    var x = balanced(collateral);
    var y = debt.exchange(collateral.asset().units(x), collateral, Rounding.DOWN).units();
    var held = x.add(surplus);
    return new Pool(held, x.multiply(y).divide(held), fee);
  }

  /** Collateral in the pool at the reference price; down. */
  BigInteger balanced(Price collateral) {
    return depth
        .movePointRight(collateral.asset().decimals())
        .setScale(0, RoundingMode.DOWN)
        .toBigInteger()
        .max(BigInteger.ONE);
  }
}

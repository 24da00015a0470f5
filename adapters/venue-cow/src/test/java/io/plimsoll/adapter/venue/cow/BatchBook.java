package io.plimsoll.adapter.venue.cow;

import java.math.BigInteger;

/**
 * What solvers would pay for WETH in USDC: a constant product of 10,000 and 20,000,000 without a
 * fee.
 */
final class BatchBook {

  private BigInteger weth = BigInteger.TEN.pow(18 + 4);
  private BigInteger usdc = BigInteger.TEN.pow(6 + 7).multiply(BigInteger.TWO);

  BigInteger brings(BigInteger sold) {
    return usdc.multiply(sold).divide(weth.add(sold));
  }

  BigInteger sell(BigInteger sold) {
    var bought = brings(sold);
    weth = weth.add(sold);
    usdc = usdc.subtract(bought);
    return bought;
  }
}

package io.plimsoll.adapter.spi.book;

import java.math.BigDecimal;

/**
 * How an exchange wants orders of a pair to be written.
 *
 * @param priceDecimals most of a price, quote per base
 * @param volumeDecimals most of a volume, in the base asset
 * @param least volume of an order
 */
public record PairRules(int priceDecimals, int volumeDecimals, BigDecimal least) {

  public BigDecimal tick() {
    return BigDecimal.ONE.movePointLeft(priceDecimals);
  }
}

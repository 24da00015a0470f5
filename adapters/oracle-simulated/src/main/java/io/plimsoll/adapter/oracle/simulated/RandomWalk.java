package io.plimsoll.adapter.oracle.simulated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * One asset's price on its way: geometric Brownian motion without drift, exact for every step
 * however long. Not safe for use by several threads.
 */
final class RandomWalk {

  private static final double YEAR_IN_MILLIS = 365 * 86_400_000.0;
  private static final MathContext DIGITS = new MathContext(10);
  private static final double LEAST = 1e-9;
  private static final double MOST = 1e15;

  private final double volatility;
  private final SplittableRandom chance;
  private double price;

  /**
   * @param volatility of a year: 0.8 is 80 %
   */
  RandomWalk(BigDecimal start, double volatility, long seed) {
    if (start.signum() <= 0)
      throw new IllegalArgumentException("A price starts above zero, not at " + start);
    if (!(volatility >= 0 && volatility < 100))
      throw new IllegalArgumentException("A volatility is 0 to 100 a year, not " + volatility);
    this.price = start.doubleValue();
    this.volatility = volatility;
    this.chance = new SplittableRandom(seed);
  }

  /** Ten digits. */
  BigDecimal price() {
    return new BigDecimal(price, DIGITS).stripTrailingZeros();
  }

  void step(Duration time) {
    var deviation = volatility * Math.sqrt(time.toMillis() / YEAR_IN_MILLIS);
    var factor = Math.exp(deviation * chance.nextGaussian() - deviation * deviation / 2);
    price = Math.clamp(price * factor, LEAST, MOST);
  }
}

package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The probabilities of the model. Transcendental functions are those of {@link StrictMath}, so that
 * every platform gets the same bits; every result is finite.
 */
final class Chance {

  /** Beyond it a number says no more than that it is huge. */
  private static final double HUGE = 1e60;

  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SQRT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

  /** Coefficients of Hart's rational function for the tail of the normal law. */
  private static final double[] NUMERATOR = {
    3.52624965998911E-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };

  private static final double[] DENOMINATOR = {
    8.83883476483184E-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };

  private static final double HART_RANGE = 7.07106781186547;
  private static final double NORMAL_RANGE = 37;

  private Chance() {}

  static double number(Wad wad) {
    return bounded(new BigDecimal(wad.units(), 18).doubleValue());
  }

  static double number(Ray ray) {
    return bounded(new BigDecimal(ray.units(), 27).doubleValue());
  }

  static double bounded(double number) {
    return Math.min(number, HUGE);
  }

  static double hours(Duration time) {
    return (time.getSeconds() + time.getNano() / NANOS_PER_SECOND) / SECONDS_PER_HOUR;
  }

  /**
   * Φ(x), to fifteen decimals: Hart, Computer Approximations (1968), algorithm 5666, as given by
   * West, Better Approximations to Cumulative Normal Functions (2005).
   */
  static double normal(double x) {
    var tail = upperTail(Math.abs(x));
    return x > 0 ? 1 - tail : tail;
  }

  private static double upperTail(double x) {
    if (x > NORMAL_RANGE) return 0;
    var density = StrictMath.exp(-x * x / 2);
    if (x < HART_RANGE) return density * polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x);
    var fraction = x + 0.65;
    for (var k = 4; k >= 1; k--) fraction = x + k / fraction;
    return density / fraction / SQRT_TWO_PI;
  }

  private static double polynomial(double[] coefficients, double x) {
    var sum = 0.0;
    for (var coefficient : coefficients) sum = sum * x + coefficient;
    return sum;
  }

  /**
   * That at least so many come where so many come on average, each by itself (Poisson).
   *
   * @param least 1 or more
   */
  static double atLeast(int least, double average) {
    if (!(average > 0)) return 0;
    var logarithm = StrictMath.log(average);
    var term = -average;
    var fewer = StrictMath.exp(term);
    for (var k = 1; k < least; k++) {
      term += logarithm - StrictMath.log(k);
      fewer += StrictMath.exp(term);
    }
    return Math.clamp(1 - fewer, 0, 1);
  }

  /**
   * E[max(0, 1 - X)], X lognormal with mean e^(-drift): a put at today's price without interest
   * (Black, The Pricing of Commodity Contracts, 1976). A share of today's price.
   *
   * @param deviation of the logarithm, σ√T
   * @param drift expected fall by then, of the logarithm of the mean
   */
  static double shortfall(double deviation, double drift) {
    var mean = StrictMath.exp(-drift);
    if (!(deviation > 0)) return Math.clamp(1 - mean, 0, 1);
    var upper = -drift / deviation + deviation / 2;
    var lower = -drift / deviation - deviation / 2;
    return Math.clamp(normal(-lower) - mean * normal(-upper), 1 - mean, 1);
  }
}

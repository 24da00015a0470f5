package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;
import java.time.Duration;

/**
 * How an auction's price falls with the whole seconds since its start; Maker's Abaci. A price is a
 * ray, cut down, and never above the start price.
 */
public sealed interface PriceCurve {

  /**
   * @param start the price at second 0
   * @param seconds since then
   */
  Ray price(Ray start, long seconds);

  /**
   * A straight line to 0: start × ((duration - seconds) / duration), both quotients down.
   *
   * @param duration {@code tau}: whole seconds until the price is 0
   */
  record Linear(Duration duration) implements PriceCurve {
    public Linear {
      requireSecond(duration);
    }

    @Override
    public Ray price(Ray start, long seconds) {
      var left = duration.toSeconds() - seconds;
      if (left <= 0) return Ray.ZERO;
      var share =
          new Ray(
              Rounding.DOWN.mulDiv(
                  BigInteger.valueOf(left), Ray.SCALE, BigInteger.valueOf(duration.toSeconds())));
      return new Ray(share.of(start.units(), Rounding.DOWN));
    }
  }

  /**
   * The same factor after every step: start × cut^(seconds / step), the exponent and the product
   * down.
   *
   * @param cut what is left of the price after a step; at most 1
   * @param step whole seconds
   */
  record Stairstep(Ray cut, Duration step) implements PriceCurve {
    public Stairstep {
      requireCut(cut);
      requireSecond(step);
    }

    @Override
    public Ray price(Ray start, long seconds) {
      return new Ray(cut.power(seconds / step.toSeconds()).of(start.units(), Rounding.DOWN));
    }
  }

  /**
   * The same factor every second: start × cut^seconds, the product down.
   *
   * @param cut what is left of the price after a second; at most 1
   */
  record Exponential(Ray cut) implements PriceCurve {
    public Exponential {
      requireCut(cut);
    }

    @Override
    public Ray price(Ray start, long seconds) {
      return new Ray(cut.power(seconds).of(start.units(), Rounding.DOWN));
    }
  }

  private static void requireCut(Ray cut) {
    if (cut.compareTo(Ray.ONE) > 0)
      throw new IllegalArgumentException("A price falls: a cut is at most 1, not " + cut);
  }

  private static void requireSecond(Duration duration) {
    if (duration.toSeconds() < 1)
      throw new IllegalArgumentException("A curve counts whole seconds, not " + duration);
  }
}

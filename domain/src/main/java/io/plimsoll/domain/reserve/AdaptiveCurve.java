package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel.Charge;
import io.plimsoll.domain.reserve.InterestRateModel.Stretch;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import java.math.BigInteger;

/**
 * A curve around a target utilization whose level moves by itself: up while more is lent than the
 * target, down while less. To the last unit Morpho's AdaptiveCurveIrm; quotients are cut to zero.
 *
 * @param target utilization at which the level stands still, above 0 and below 1
 * @param steepness the rate at full utilization ÷ the rate at target, and the rate at target ÷ the
 *     rate at none
 * @param speed how fast the level moves at full error, a year
 * @param initial rate at target of a new reserve, a year
 * @param lowest rate at target, a year
 * @param highest rate at target, a year
 */
public record AdaptiveCurve(
    Wad target, Wad steepness, Wad speed, Wad initial, Wad lowest, Wad highest)
    implements InterestRateModel {

  /** 90 % utilization, steepness 4, speed 50; 4 % at first, between 0.1 % and 200 %. */
  public static final AdaptiveCurve MORPHO =
      new AdaptiveCurve(
          Wad.of("0.9"), Wad.of("4"), Wad.of("50"), Wad.of("0.04"), Wad.of("0.001"), Wad.of("2"));

  private static final BigInteger WAD = Wad.SCALE;
  private static final BigInteger TO_RAY = BigInteger.TEN.pow(9);
  private static final BigInteger FOUR = BigInteger.valueOf(4);

  public AdaptiveCurve {
    if (target.units().signum() == 0 || target.compareTo(Wad.ONE) >= 0)
      throw new IllegalArgumentException(
          "The target utilization lies between 0 and 1, not at " + target);
    if (steepness.compareTo(Wad.ONE) < 0)
      throw new IllegalArgumentException("The steepness is at least 1, not " + steepness);
    if (lowest.compareTo(highest) > 0)
      throw new IllegalArgumentException("The lowest rate is above the highest: " + lowest);
  }

  /**
   * Rates for a second, wads.
   *
   * @param mean charged over the stretch
   * @param atTarget the level at its end
   */
  public record Rates(BigInteger mean, BigInteger atTarget) {}

  /** The level as it opens: a rate for a second, a wad. */
  @Override
  public BigInteger opening() {
    return perSecond(initial);
  }

  @Override
  public Ray borrowRate(Usage usage, BigInteger memory, long second) {
    return yearly(curve(memory, error(usage)));
  }

  @Override
  public Charge charge(Stretch stretch) {
    var rates = rates(stretch.usage(), stretch.memory(), stretch.seconds());
    return new Charge(
        new Ray(Interest.taylor(rates.mean(), stretch.seconds()).multiply(TO_RAY)),
        yearly(rates.mean()),
        rates.atTarget());
  }

  /** What is charged when some seconds have passed since the level stood at {@code atTarget}. */
  public Rates rates(Usage usage, BigInteger atTarget, long seconds) {
    var error = error(usage);
    var slope = perSecond(speed).multiply(error).divide(WAD).multiply(BigInteger.valueOf(seconds));
    if (slope.signum() == 0) return new Rates(curve(atTarget, error), atTarget);
    var end = level(atTarget, slope);
    var middle = level(atTarget, slope.divide(BigInteger.TWO));
    var mean = atTarget.add(end).add(middle.multiply(BigInteger.TWO)).divide(FOUR);
    return new Rates(curve(mean, error), end);
  }

  /** How far utilization is from the target: -1 at none, 1 at full; a wad. */
  private BigInteger error(Usage usage) {
    var utilization =
        usage.total().signum() == 0
            ? BigInteger.ZERO
            : usage.lent().multiply(WAD).divide(usage.total());
    var away = utilization.subtract(target.units());
    var widest = away.signum() > 0 ? WAD.subtract(target.units()) : target.units();
    return away.multiply(WAD).divide(widest);
  }

  private BigInteger curve(BigInteger atTarget, BigInteger error) {
    var coefficient =
        error.signum() < 0
            ? WAD.subtract(WAD.multiply(WAD).divide(steepness.units()))
            : steepness.units().subtract(WAD);
    return coefficient.multiply(error).divide(WAD).add(WAD).multiply(atTarget).divide(WAD);
  }

  private BigInteger level(BigInteger start, BigInteger slope) {
    return start
        .multiply(Interest.exponential(slope))
        .divide(WAD)
        .max(perSecond(lowest))
        .min(perSecond(highest));
  }

  private static BigInteger perSecond(Wad yearly) {
    return yearly.units().divide(Interest.YEAR);
  }

  private static Ray yearly(BigInteger perSecond) {
    return new Ray(perSecond.multiply(Interest.YEAR).multiply(TO_RAY));
  }
}

package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Instant;

/** How dear borrowing is, now and over a stretch of time in which nothing moved. */
public sealed interface InterestRateModel
    permits InterestRateModel.KinkedCurve,
        InterestRateModel.PerSecond,
        InterestRateModel.FixedTerm,
        InterestRateModel.SeparateCurves,
        AdaptiveCurve {

  /**
   * What of a reserve is lent.
   *
   * @param lent owed, in smallest units
   * @param total lent and at hand
   */
  record Usage(BigInteger lent, BigInteger total) {

    /** Half up; 0 where nothing is lent. */
    Ray ratio() {
      return lent.signum() == 0 ? Ray.ZERO : new Ray(lent).dividedBy(new Ray(total));
    }

    /** What reaches every unit of the total when every unit lent pays so much; down. */
    Ray passedOn(Ray paid, Wad reserveFactor) {
      if (total.signum() == 0) return Ray.ZERO;
      var kept = Wad.SCALE.subtract(reserveFactor.units());
      return new Ray(
          Rounding.DOWN.divide(
              paid.units().multiply(lent).multiply(kept), total.multiply(Wad.SCALE)));
    }
  }

  /**
   * A time without a movement.
   *
   * @param usage all the while
   * @param rate set at its start, a year
   * @param memory what the model kept at its start
   * @param from second (Unix time)
   * @param until second, after {@code from}
   */
  record Stretch(Usage usage, Ray rate, BigInteger memory, long from, long until) {

    long seconds() {
      return until - from;
    }
  }

  /**
   * What a stretch costs.
   *
   * @param growth by how much a debt of 1 has grown
   * @param rate that was charged, a year; where it moved within the stretch, its mean
   * @param memory what the model keeps
   */
  record Charge(Ray growth, Ray rate, BigInteger memory) {}

  /** What a model keeps of a reserve that has just opened. */
  default BigInteger opening() {
    return BigInteger.ZERO;
  }

  /** Yearly rate from here on. */
  Ray borrowRate(Usage usage, BigInteger memory, long second);

  /** Three terms of compound interest at the rate set at the start, as Aave v3.6. */
  default Charge charge(Stretch stretch) {
    return new Charge(
        Interest.compound(stretch.rate(), stretch.seconds()).minus(Ray.ONE),
        stretch.rate(),
        stretch.memory());
  }

  /** Yearly rate lenders earn from here on: what borrowers pay, less the treasury's share. */
  default Ray lendingRate(Usage usage, Ray borrowRate, Wad reserveFactor) {
    return usage.passedOn(borrowRate, reserveFactor);
  }

  /** By how much a claim of 1 has grown over a stretch. */
  default Ray lendingGrowth(Stretch stretch, Charge charge, Wad reserveFactor) {
    return stretch.usage().passedOn(charge.growth(), reserveFactor);
  }

  /**
   * Flat up to an optimum, steep beyond it; the curve of Aave's
   * DefaultReserveInterestRateStrategyV2. Half up in every ray product.
   *
   * @param optimalUtilization where the kink is, above 0 and below 1
   * @param baseRate yearly rate at no utilization
   * @param slope1 what is added on the way to the kink
   * @param slope2 what is added from the kink to full utilization
   */
  record KinkedCurve(Ray optimalUtilization, Ray baseRate, Ray slope1, Ray slope2)
      implements InterestRateModel {

    public KinkedCurve {
      if (optimalUtilization.units().signum() == 0 || optimalUtilization.compareTo(Ray.ONE) >= 0)
        throw new IllegalArgumentException(
            "The optimal utilization lies between 0 and 1, not at " + optimalUtilization);
    }

    @Override
    public Ray borrowRate(Usage usage, BigInteger memory, long second) {
      var utilization = usage.ratio();
      if (utilization.compareTo(optimalUtilization) <= 0)
        return baseRate.plus(slope1.times(utilization).dividedBy(optimalUtilization));
      var excess =
          utilization.minus(optimalUtilization).dividedBy(Ray.ONE.minus(optimalUtilization));
      return baseRate.plus(slope1).plus(slope2.times(excess));
    }
  }

  /**
   * A factor for every second, multiplied exactly as often as seconds pass: Maker's stability fee.
   *
   * @param factor 1 and more
   */
  record PerSecond(Ray factor) implements InterestRateModel {

    public PerSecond {
      if (factor.compareTo(Ray.ONE) < 0)
        throw new IllegalArgumentException("A factor for a second is at least 1, not " + factor);
    }

    /** Simple: the fraction of a second times the seconds of a year. */
    @Override
    public Ray borrowRate(Usage usage, BigInteger memory, long second) {
      return new Ray(factor.minus(Ray.ONE).units().multiply(Interest.YEAR));
    }

    @Override
    public Charge charge(Stretch stretch) {
      return new Charge(
          factor.power(stretch.seconds()).minus(Ray.ONE), stretch.rate(), stretch.memory());
    }
  }

  /**
   * One rate until an agreed moment, another afterwards.
   *
   * @param rate a year
   * @param until the end of the term
   * @param afterwards a year, for whoever has not repaid by then
   */
  record FixedTerm(Ray rate, Instant until, Ray afterwards) implements InterestRateModel {

    @Override
    public Ray borrowRate(Usage usage, BigInteger memory, long second) {
      return second < until.getEpochSecond() ? rate : afterwards;
    }

    /** A stretch over the end of the term is charged in two parts. */
    @Override
    public Charge charge(Stretch stretch) {
      var end = Math.clamp(until.getEpochSecond(), stretch.from(), stretch.until());
      var within = Interest.compound(rate, end - stretch.from());
      var beyond = Interest.compound(afterwards, stretch.until() - end);
      return new Charge(within.times(beyond).minus(Ray.ONE), mean(stretch, end), stretch.memory());
    }

    /** Down: what lenders earn by it, simply, is no more than what borrowers pay. */
    private Ray mean(Stretch stretch, long end) {
      if (end == stretch.until()) return rate;
      return new Ray(
          rate.units()
              .multiply(BigInteger.valueOf(end - stretch.from()))
              .add(afterwards.units().multiply(BigInteger.valueOf(stretch.until() - end)))
              .divide(BigInteger.valueOf(stretch.seconds())));
    }
  }

  /**
   * One curve for what borrowers pay and one for what lenders earn, each for itself, as Compound
   * III: simple interest within a stretch, rates cut to 18 decimals a second. The difference stays
   * with the reserve; there is no treasury's share.
   */
  record SeparateCurves(Curve lenders, Curve borrowers) implements InterestRateModel {

    /**
     * @param kink utilization up to which the low slope holds
     * @param base yearly rate at no utilization
     * @param slopeLow what full utilization would add at the low slope, a year
     * @param slopeHigh the same beyond the kink
     */
    public record Curve(Wad kink, Wad base, Wad slopeLow, Wad slopeHigh) {

      /**
       * Rate for a second, 18 decimals; every quotient down.
       *
       * @param utilization 18 decimals
       */
      public BigInteger perSecond(BigInteger utilization) {
        var low = utilization.min(kink.units());
        var high = utilization.subtract(low);
        return second(base)
            .add(second(slopeLow).multiply(low).divide(Wad.SCALE))
            .add(second(slopeHigh).multiply(high).divide(Wad.SCALE));
      }

      private static BigInteger second(Wad yearly) {
        return yearly.units().divide(Interest.YEAR);
      }
    }

    private static final BigInteger WAD_TO_RAY = BigInteger.TEN.pow(9);

    /** 18 decimals, down; 0 where nothing is supplied. */
    public static BigInteger utilization(Usage usage) {
      return usage.total().signum() == 0
          ? BigInteger.ZERO
          : usage.lent().multiply(Wad.SCALE).divide(usage.total());
    }

    @Override
    public Ray borrowRate(Usage usage, BigInteger memory, long second) {
      return simple(borrowers, usage, Interest.YEAR);
    }

    @Override
    public Ray lendingRate(Usage usage, Ray borrowRate, Wad reserveFactor) {
      return simple(lenders, usage, Interest.YEAR);
    }

    @Override
    public Charge charge(Stretch stretch) {
      var seconds = BigInteger.valueOf(stretch.seconds());
      return new Charge(
          simple(borrowers, stretch.usage(), seconds), stretch.rate(), stretch.memory());
    }

    @Override
    public Ray lendingGrowth(Stretch stretch, Charge charge, Wad reserveFactor) {
      return simple(lenders, stretch.usage(), BigInteger.valueOf(stretch.seconds()));
    }

    private static Ray simple(Curve curve, Usage usage, BigInteger seconds) {
      return new Ray(curve.perSecond(utilization(usage)).multiply(seconds).multiply(WAD_TO_RAY));
    }
  }
}

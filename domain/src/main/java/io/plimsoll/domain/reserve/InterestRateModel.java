package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;

/** How dear borrowing is at a utilization. */
public sealed interface InterestRateModel {

  /**
   * Yearly borrow rate.
   *
   * @param utilization debt ÷ (cash + debt), a Ray between 0 and 1
   */
  Ray borrowRate(Ray utilization);

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
    public Ray borrowRate(Ray utilization) {
      if (utilization.compareTo(optimalUtilization) <= 0)
        return baseRate.plus(slope1.times(utilization).dividedBy(optimalUtilization));
      var excess =
          utilization.minus(optimalUtilization).dividedBy(Ray.ONE.minus(optimalUtilization));
      return baseRate.plus(slope1).plus(slope2.times(excess));
    }
  }
}

package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.Reckoning;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;

/**
 * What an asset counts at one moment, in floating point.
 *
 * @param unit base units that a smallest unit is worth; not a number without a price; infinite
 *     where floating point does not reach
 * @param share units that a supplied share stands for
 * @param owing units that a scaled unit of debt stands for
 * @param threshold of loans without a category
 */
record Quote(double unit, double share, double owing, double threshold) {

  private static final double GREATEST = 1e100;
  private static final double LEAST = 1e-100;

  /** An index has 27 decimals: of one below this too few are left to rely on. */
  private static final double LOWEST_INDEX = 1e-12;

  private static final Quote NONE = new Quote(Double.NaN, 1, 1, 0);
  private static final Quote UNKNOWN = new Quote(Double.POSITIVE_INFINITY, 1, 1, 0);

  /** With interest as far as the market's profile reckons it. */
  static Quote of(AssetId asset, Market.Open market, Reserve state, Facts facts) {
    var price = facts.prices().of(asset);
    if (price.isEmpty()) return NONE;
    if (!(state instanceof Reserve.Listed stored)) return UNKNOWN;
    var reserve =
        market.profile().reckoning() == Reckoning.NOW ? stored.accruedTo(facts.now()) : stored;
    var unit = ratio(price.get().baseUnits(), price.get().assetUnits());
    var share = ratio(reserve.liquidityIndex().units(), Ray.SCALE);
    var owing = ratio(reserve.borrowIndex().units(), Ray.SCALE);
    return isReached(unit, LEAST)
            && isReached(share, LOWEST_INDEX)
            && isReached(owing, LOWEST_INDEX)
        ? new Quote(unit, share, owing, share(reserve.terms().liquidationThreshold()))
        : UNKNOWN;
  }

  static double share(BasisPoints points) {
    return ratio(points.units(), BasisPoints.SCALE);
  }

  boolean isMissing() {
    return Double.isNaN(unit);
  }

  boolean isReliable() {
    return unit <= GREATEST;
  }

  private static boolean isReached(double number, double least) {
    return number >= least && number <= GREATEST;
  }

  private static double ratio(BigInteger dividend, BigInteger divisor) {
    return dividend.doubleValue() / divisor.doubleValue();
  }
}

package io.plimsoll.domain.market;

import io.plimsoll.domain.market.MarketRejection.BonusAboveCover;
import io.plimsoll.domain.market.MarketRejection.BorrowLimitAboveThreshold;
import io.plimsoll.domain.market.MarketRejection.ShareAboveOne;
import io.plimsoll.domain.market.Profile.Cover;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much a collateral counts in one loan.
 *
 * @param maxLoanToValue share of its value up to which may be drawn
 * @param liquidationThreshold share of its value that has to cover the debt
 * @param liquidationBonus what a keeper gets on top of the collateral that equals the debt repaid
 */
public record RiskWeights(
    BasisPoints maxLoanToValue, BasisPoints liquidationThreshold, BasisPoints liquidationBonus) {

  /** Collateral per debt repaid: 1 + bonus. */
  public BasisPoints incentive() {
    return BasisPoints.ONE.plus(liquidationBonus);
  }

  /** The first rule these weights break, if any. */
  public Optional<MarketRejection> objection(Cover cover) {
    var shares =
        new TreeMap<>(
            Map.of(
                "maxLoanToValue", maxLoanToValue,
                "liquidationThreshold", liquidationThreshold,
                "liquidationBonus", liquidationBonus));
    for (var share : shares.entrySet())
      if (share.getValue().compareTo(BasisPoints.ONE) > 0)
        return Optional.of(new ShareAboveOne(share.getKey(), share.getValue()));
    if (maxLoanToValue.compareTo(liquidationThreshold) > 0)
      return Optional.of(new BorrowLimitAboveThreshold(maxLoanToValue, liquidationThreshold));
    var product =
        new BasisPoints(incentive().of(liquidationThreshold.units(), Rounding.UP).intValueExact());
    return cover == Cover.DEBT_AND_BONUS && product.compareTo(BasisPoints.ONE) >= 0
        ? Optional.of(new BonusAboveCover(liquidationThreshold, liquidationBonus, product))
        : Optional.empty();
  }
}

package io.plimsoll.domain.reserve;

import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.BonusAboveCover;
import io.plimsoll.domain.market.MarketRejection.BorrowLimitAboveThreshold;
import io.plimsoll.domain.market.MarketRejection.ShareAboveOne;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Under which conditions a market deals in an asset.
 *
 * @param maxLoanToValue share of the collateral's value up to which may be drawn; 0: not accepted
 *     for new loans
 * @param liquidationThreshold share of the collateral's value that has to cover the debt; 0: no
 *     collateral at all
 * @param liquidationBonus what a keeper gets on top of the collateral that equals the debt repaid
 * @param liquidationFee the treasury's share of the bonus
 * @param reserveFactor the treasury's share of the interest
 * @param supplyCap most that lenders and borrowers together may bring in; empty: no cap
 * @param borrowCap most that may be owed; empty: no cap
 * @param interestRate what borrowing costs
 * @param maxPriceAge how old a price may be for borrowing against it and withdrawing; a sale bears
 *     twice that age, because standing still in front of an unhealthy loan is the greater risk
 */
public record ReserveTerms(
    BasisPoints maxLoanToValue,
    BasisPoints liquidationThreshold,
    BasisPoints liquidationBonus,
    BasisPoints liquidationFee,
    BasisPoints reserveFactor,
    Optional<Amount> supplyCap,
    Optional<Amount> borrowCap,
    InterestRateModel interestRate,
    Duration maxPriceAge) {

  public Duration maxPriceAgeForSale() {
    return maxPriceAge.multipliedBy(2);
  }

  /** Collateral per debt repaid: 1 + bonus. */
  public BasisPoints incentive() {
    return BasisPoints.ONE.plus(liquidationBonus);
  }

  /** The first rule these terms break, if any. */
  public static Optional<MarketRejection> objection(ReserveTerms terms) {
    var shares =
        new TreeMap<>(
            Map.of(
                "maxLoanToValue", terms.maxLoanToValue,
                "liquidationThreshold", terms.liquidationThreshold,
                "liquidationBonus", terms.liquidationBonus,
                "liquidationFee", terms.liquidationFee,
                "reserveFactor", terms.reserveFactor));
    for (var share : shares.entrySet())
      if (share.getValue().compareTo(BasisPoints.ONE) > 0)
        return Optional.of(new ShareAboveOne(share.getKey(), share.getValue()));
    if (terms.maxLoanToValue.compareTo(terms.liquidationThreshold) > 0)
      return Optional.of(
          new BorrowLimitAboveThreshold(terms.maxLoanToValue, terms.liquidationThreshold));
    var product =
        new BasisPoints(
            terms.incentive().of(terms.liquidationThreshold.units(), Rounding.UP).intValueExact());
    return product.compareTo(BasisPoints.ONE) >= 0
        ? Optional.of(
            new BonusAboveCover(terms.liquidationThreshold, terms.liquidationBonus, product))
        : Optional.empty();
  }
}

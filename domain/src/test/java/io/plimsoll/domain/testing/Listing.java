package io.plimsoll.domain.testing;

import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.time.Duration;
import java.util.Optional;

/** Terms of an asset, one change after another. */
public record Listing(Token asset, ReserveTerms terms) {

  /**
   * Drawn to 80 %, sold at 82.5 %, bonus 5 % of which a tenth is the treasury's, reserve factor 10
   * %, interest 1 % plus 4 % at 80 % utilization and 75 % more beyond, prices good for an hour.
   */
  public static Listing of(Token asset) {
    return new Listing(
        asset,
        new ReserveTerms(
            new BasisPoints(8_000),
            new BasisPoints(8_250),
            new BasisPoints(500),
            new BasisPoints(1_000),
            new BasisPoints(1_000),
            Optional.empty(),
            Optional.empty(),
            new KinkedCurve(Ray.of("0.8"), Ray.of("0.01"), Ray.of("0.04"), Ray.of("0.75")),
            Duration.ofHours(1)));
  }

  public Listing lending(int maxLoanToValue, int liquidationThreshold) {
    return with(
        new BasisPoints(maxLoanToValue),
        new BasisPoints(liquidationThreshold),
        terms.liquidationBonus(),
        terms.liquidationFee(),
        terms.supplyCap(),
        terms.borrowCap(),
        terms.interestRate());
  }

  public Listing bonus(int bonus, int fee) {
    return with(
        terms.maxLoanToValue(),
        terms.liquidationThreshold(),
        new BasisPoints(bonus),
        new BasisPoints(fee),
        terms.supplyCap(),
        terms.borrowCap(),
        terms.interestRate());
  }

  public Listing supplyCap(Amount cap) {
    return with(
        terms.maxLoanToValue(),
        terms.liquidationThreshold(),
        terms.liquidationBonus(),
        terms.liquidationFee(),
        Optional.of(cap),
        terms.borrowCap(),
        terms.interestRate());
  }

  public Listing borrowCap(Amount cap) {
    return with(
        terms.maxLoanToValue(),
        terms.liquidationThreshold(),
        terms.liquidationBonus(),
        terms.liquidationFee(),
        terms.supplyCap(),
        Optional.of(cap),
        terms.interestRate());
  }

  public Listing interest(String optimal, String base, String slope1, String slope2) {
    return with(
        terms.maxLoanToValue(),
        terms.liquidationThreshold(),
        terms.liquidationBonus(),
        terms.liquidationFee(),
        terms.supplyCap(),
        terms.borrowCap(),
        new KinkedCurve(Ray.of(optimal), Ray.of(base), Ray.of(slope1), Ray.of(slope2)));
  }

  public Listing reserveFactor(int share) {
    return new Listing(
        asset,
        new ReserveTerms(
            terms.maxLoanToValue(),
            terms.liquidationThreshold(),
            terms.liquidationBonus(),
            terms.liquidationFee(),
            new BasisPoints(share).wad(),
            terms.supplyCap(),
            terms.borrowCap(),
            terms.interestRate(),
            terms.maxPriceAge(),
            terms.status(),
            terms.isolation()));
  }

  public ListAsset command() {
    return new ListAsset(DeskWords.MAIN, asset, terms);
  }

  private Listing with(
      BasisPoints maxLoanToValue,
      BasisPoints threshold,
      BasisPoints bonus,
      BasisPoints fee,
      Optional<Amount> supplyCap,
      Optional<Amount> borrowCap,
      InterestRateModel interest) {
    return new Listing(
        asset,
        new ReserveTerms(
            maxLoanToValue,
            threshold,
            bonus,
            fee,
            terms.reserveFactor(),
            supplyCap,
            borrowCap,
            interest,
            terms.maxPriceAge(),
            terms.status(),
            terms.isolation()));
  }
}

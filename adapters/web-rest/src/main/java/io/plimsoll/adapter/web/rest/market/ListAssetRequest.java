package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Lists an asset, or gives a listed one new terms. Shares are fractions: 0.05 is 5 %.
 *
 * @param liquidationBonus 0.05 if left out
 * @param liquidationFee the treasury's share of the bonus; 0.1 if left out
 * @param reserveFactor the treasury's share of the interest; 0.1 if left out
 * @param supplyCap 0 or left out: none
 * @param borrowCap 0 or left out: none
 * @param maxPriceAge one hour if left out
 */
public record ListAssetRequest(
    Integer decimals,
    Decimal maxLoanToValue,
    Decimal liquidationThreshold,
    Optional<Decimal> liquidationBonus,
    Optional<Decimal> liquidationFee,
    Optional<Decimal> reserveFactor,
    Optional<Decimal> supplyCap,
    Optional<Decimal> borrowCap,
    Optional<CurveRequest> interestRate,
    Optional<Duration> maxPriceAge) {

  /** Yearly rates; 0.8, 0, 0.04 and 0.75 for whatever is left out. */
  public record CurveRequest(
      Optional<Decimal> optimalUtilization,
      Optional<Decimal> baseRate,
      Optional<Decimal> slope1,
      Optional<Decimal> slope2) {}
}

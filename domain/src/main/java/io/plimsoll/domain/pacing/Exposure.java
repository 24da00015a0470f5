package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A loan that a fall of one collateral's price alone can bring below 1.
 *
 * @param breaksBelow factor on today's price at which health is still 1 and below which it is not;
 *     above 1 the loan is below 1 already, and no sale breaks it
 * @param forSale what it holds of the collateral that would then be sold
 */
public record Exposure(LoanId loan, Wad breaksBelow, Amount forSale) {

  /**
   * The factor is up, so that a loan counts as broken rather than not; empty: no price breaks it.
   */
  public static Optional<Exposure> of(LoanId loan, Valuation valuation, AssetId collateral) {
    return valuation
        .liquidationPrice(collateral)
        .map(
            least -> {
              var position = valuation.position(collateral);
              var today = position.price().perWhole();
              return new Exposure(
                  loan,
                  new Wad(Rounding.UP.mulDiv(least.units(), Wad.SCALE, today.units())),
                  position.collateral());
            });
  }

  /** To every collateral whose fall alone can break the loan. */
  public static List<Exposure> of(LoanId loan, Valuation valuation) {
    return valuation.positions().keySet().stream()
        .flatMap(asset -> of(loan, valuation, asset).stream())
        .toList();
  }

  /**
   * A health below which the fall of a price may break a loan: 1 ÷ (1 - fall), up, for no fall of
   * one price takes more from a loan's health than its own share.
   */
  public static Wad line(Wad fall) {
    var left = Wad.SCALE.subtract(fall.units()).max(BigInteger.ONE);
    return new Wad(Rounding.UP.mulDiv(Wad.SCALE, Wad.SCALE, left));
  }

  /** Whether it is healthy at today's price of the collateral, and not after the fall. */
  boolean breaksBy(Wad fall, Token collateral) {
    return forSale.token().equals(collateral)
        && breaksBelow.compareTo(Wad.ONE) <= 0
        && Wad.SCALE.subtract(fall.units()).compareTo(breaksBelow.units()) < 0;
  }
}

package io.plimsoll.domain.pacing;

import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the desk's own sales do to a collateral's price, for good: a fall in proportion to what is
 * sold, γX of Almgren and Chriss (Optimal Execution of Portfolio Transactions, 2000). What comes
 * back after a sale breaks no loan that the oracle watches at its pace, and is left out.
 *
 * @param impact λ, relative fall of the price per whole token while it is sold
 * @param permanentShare the part of it that stays, at most 1
 */
public record OwnImpact(Wad impact, Wad permanentShare) {

  public OwnImpact {
    if (permanentShare.compareTo(Wad.ONE) > 0)
      throw new IllegalArgumentException("A share is at most 1, not " + permanentShare);
  }

  /**
   * Empty if nothing can be sold there.
   *
   * @param price the oracle's, of the collateral in the asset venues pay in
   */
  public static Optional<OwnImpact> of(Venues venues, Wad price) {
    return venues.impact(price).map(impact -> new OwnImpact(impact, venues.permanentShare()));
  }

  /** By how much the price will have fallen, as a share of today's: up, and at most 1. */
  public Wad fall(Amount sold) {
    var fall =
        Rounding.UP.divide(
            impact.units().multiply(permanentShare.units()).multiply(sold.units()),
            Wad.SCALE.multiply(sold.token().unit()));
    return new Wad(fall.min(Wad.SCALE));
  }

  /** What a sale does to loans on the same collateral, in the order given. */
  public SaleEffect effect(Amount sold, List<Exposure> exposures) {
    var fall = fall(sold);
    return new SaleEffect(
        sold,
        fall,
        exposures.stream()
            .filter(exposure -> exposure.breaksBy(fall, sold.token()))
            .map(Exposure::loan)
            .distinct()
            .toList());
  }

  /**
   * What follows if the loans that a sale breaks are sold in turn, and those that these break.
   *
   * @param rounds after the first sale, at most; it ends earlier if no more loans break
   */
  public Cascade cascade(Amount first, List<Exposure> exposures, int rounds) {
    var sold = first;
    var gone = new HashSet<LoanId>();
    var effect = effect(first, exposures);
    var round = 0;
    while (round < rounds && gone.size() < effect.broken().size()) {
      round++;
      var next = effect;
      var more =
          exposures.stream()
              .filter(exposure -> next.broken().contains(exposure.loan()))
              .filter(exposure -> exposure.forSale().token().equals(first.token()))
              .filter(exposure -> !gone.contains(exposure.loan()))
              .toList();
      for (var exposure : more) {
        sold = sold.plus(exposure.forSale());
        gone.add(exposure.loan());
      }
      effect = effect(sold, exposures);
    }
    return new Cascade(round, effect);
  }
}

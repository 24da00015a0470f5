package io.plimsoll.domain.pacing;

import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the desk's own sales do to a collateral's price, for good: a fall in proportion to what is
 * sold, γX of Almgren and Chriss (Optimal Execution of Portfolio Transactions, 2000). What comes
 * back before the oracle looks breaks no loan, and is left out.
 *
 * @param impact λ, relative fall of the price per whole token while it is sold
 * @param share the part of it that counts: that stays, or that the oracle is expected to show; at
 *     most 1
 */
public record OwnImpact(Wad impact, Wad share) {

  private static final BigInteger RAY_PER_WAD = BigInteger.TEN.pow(9);

  public OwnImpact {
    if (share.compareTo(Wad.ONE) > 0)
      throw new IllegalArgumentException("A share is at most 1, not " + share);
  }

  /**
   * Empty if nothing can be sold there.
   *
   * @param price the oracle's, of the collateral in the asset venues pay in
   */
  public static Optional<OwnImpact> of(Venues venues, Wad price) {
    return venues.impact(price).map(impact -> new OwnImpact(impact, venues.permanentShare()));
  }

  /**
   * From what venues quote; where they quote nothing, a sale has no impact, for there is none.
   *
   * @param visibleShare of the fall, the part that counts
   */
  public static OwnImpact of(
      List<SaleQuote> quotes, Price collateral, Price debt, Wad visibleShare) {
    var depth =
        new Venues.Quoted(
            SaleQuote.largest(quotes).stream()
                .map(quote -> new Venues.Quote(quote.sold(), quote.received()))
                .toList());
    var price = collateral.in(debt).units().divide(RAY_PER_WAD);
    var impact = depth.impact(new Wad(price), Wad.ZERO).orElse(Wad.ZERO);
    return new OwnImpact(impact, visibleShare);
  }

  /** By how much the price will have fallen, as a share of today's: up, and at most 1. */
  public Wad fall(Amount sold) {
    var fall =
        Rounding.UP.divide(
            impact.units().multiply(share.units()).multiply(sold.units()),
            Wad.SCALE.multiply(sold.token().unit()));
    return new Wad(fall.min(Wad.SCALE));
  }

  /**
   * The most of a sale that breaks only so much: what the loans hold of the collateral that are
   * whole after what was sold before, and not after it, is no more than a share of it. Down.
   *
   * @param before sold already
   * @param tolerance of what is broken to what is sold; 0: nothing may be
   */
  public Amount most(Amount before, Amount sale, List<Exposure> exposures, Wad tolerance) {
    var fallen = fall(before);
    var nearest =
        exposures.stream()
            .filter(exposure -> exposure.forSale().token().equals(sale.token()))
            .filter(exposure -> exposure.breaksBelow().compareTo(Wad.ONE) <= 0)
            .filter(exposure -> !exposure.breaksBy(fallen, sale.token()))
            .sorted(Comparator.comparing(Exposure::breaksBelow).reversed())
            .toList();
    var most = sale.token().zero();
    var broken = sale.token().zero();
    for (var exposure : nearest) {
      var room = room(exposure, before, sale);
      if (isWithin(broken, room, tolerance)) most = room;
      broken = broken.plus(exposure.forSale());
      if (room.equals(sale)) return most;
    }
    return isWithin(broken, sale, tolerance) ? sale : most;
  }

  /** How much of a sale leaves a loan whole. */
  private Amount room(Exposure exposure, Amount before, Amount sale) {
    return causing(new Wad(Wad.SCALE.subtract(exposure.breaksBelow().units())), sale.token())
        .map(all -> all.minusOrZero(before).min(sale))
        .orElse(sale);
  }

  private static boolean isWithin(Amount broken, Amount sold, Wad tolerance) {
    return broken.units().compareTo(tolerance.of(sold.units(), Rounding.DOWN)) <= 0;
  }

  /** The most that can be sold for a fall of so much; empty: however much is sold. */
  private Optional<Amount> causing(Wad fall, Token collateral) {
    var slope = impact.units().multiply(share.units());
    return slope.signum() == 0
        ? Optional.empty()
        : Optional.of(
            collateral.units(
                Rounding.DOWN.divide(
                    fall.units().multiply(Wad.SCALE).multiply(collateral.unit()), slope)));
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

package io.plimsoll.application.liquidation;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lots that were quoted before any of them is sold. They may be sold together as long as their
 * venues would do with all of them what they said of each, but for a ten-thousandth; beyond that
 * the later quotes would promise what the earlier sales take.
 */
final class JointSale {

  private static final BigInteger PARTS = BigInteger.valueOf(10_000);

  private record Place(VenueId venue, AssetId collateral, AssetId debt) {}

  /**
   * @param lot all lots as one
   * @param quote what each alone would do, added up
   */
  private record All(Lot lot, SaleQuote quote) {
    All plus(Lot one, SaleQuote alone) {
      return new All(
          new Lot(
              lot.quantity().plus(one.quantity()),
              lot.debtToCover().plus(one.debtToCover()),
              lot.fee().plus(one.fee()),
              higher(lot.bound(), one.bound())),
          new SaleQuote(
              quote.venue(),
              quote.sold().plus(alone.sold()),
              quote.received().plus(alone.received())));
    }

    private static Wad higher(Wad one, Wad other) {
      return one.compareTo(other) > 0 ? one : other;
    }

    boolean isDone(SaleQuote joint) {
      return joint.received().units().multiply(PARTS).compareTo(most(quote.received().units())) >= 0
          && quote.sold().units().multiply(PARTS).compareTo(most(joint.sold().units())) >= 0;
    }

    private static BigInteger most(BigInteger units) {
      return units.multiply(PARTS.subtract(BigInteger.ONE));
    }
  }

  private final Venues venues;
  private final Map<Place, All> quoted = new HashMap<>();

  JointSale(Venues venues) {
    this.venues = venues;
  }

  /** Takes a loan's lot in; false if it has to wait until the others are sold. */
  boolean takes(List<Lot> lots, List<SaleQuote> quotes) {
    var with = new HashMap<Place, All>();
    for (var alone : SaleQuote.largest(quotes))
      for (var lot : lots)
        if (alone.isOf(lot.quantity().token(), lot.debtToCover().token())) {
          var place =
              new Place(alone.venue(), lot.quantity().token().id(), lot.debtToCover().token().id());
          var before = quoted.get(place);
          var all = before == null ? new All(lot, alone) : before.plus(lot, alone);
          if (before != null
              && venues.quote(place.venue(), all.lot()).filter(all::isDone).isEmpty()) return false;
          with.put(place, all);
        }
    quoted.putAll(with);
    return true;
  }
}

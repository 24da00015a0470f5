package io.plimsoll.application.replay.keepers;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The part of a purchase that a keeper sells again at once, on the desk's venues: it moves their
 * prices for whoever comes next. Where no venue takes it, he keeps it.
 */
final class SimulatedHedge {

  private final BasisPoints hedged;
  private final List<ExecutionVenue> venues;

  SimulatedHedge(BasisPoints hedged, Collection<ExecutionVenue> venues) {
    this.hedged = hedged;
    this.venues = List.copyOf(venues);
  }

  /**
   * What a buyer is left with of 1, at the oracle's price, once its margin and the slippage of its
   * hedge are paid; 0 if nothing.
   */
  Wad kept(Pair prices, Amount bought, BasisPoints margin) {
    var costs = margin.wad().units().add(slippage(prices, bought).units());
    return new Wad(Wad.SCALE.subtract(costs).max(BigInteger.ZERO));
  }

  /** What the sale would cost against the oracle's price, as a share of the whole purchase; up. */
  private Wad slippage(Pair prices, Amount bought) {
    var value = prices.worth(bought);
    return best(lot(prices, bought))
        .map(At::quote)
        .map(quote -> prices.worth(quote.sold()).minusOrZero(quote.received()))
        .map(cost -> new Wad(Rounding.UP.mulDiv(cost.units(), Wad.SCALE, value.units())))
        .orElse(Wad.ZERO);
  }

  /**
   * @param order its name at the venue
   */
  void sell(String order, Pair prices, Amount bought, Instant now) {
    var lot = lot(prices, bought);
    best(lot)
        .ifPresent(
            at ->
                at.venue().place(new VenueOrder(order, lot, now.plus(at.venue().validity())), now));
  }

  private record At(ExecutionVenue venue, SaleQuote quote) {}

  private Optional<At> best(Lot lot) {
    if (lot.quantity().isZero()) return Optional.empty();
    return venues.stream()
        .flatMap(venue -> quote(venue, lot).stream())
        .max(Comparator.comparing(at -> at.quote().received()));
  }

  private static Optional<At> quote(ExecutionVenue venue, Lot lot) {
    try {
      return venue.quote(lot).map(quote -> new At(venue, quote));
    } catch (VenueUnavailable _) {
      return Optional.empty();
    }
  }

  /** All of it for whatever it brings: nobody would pay twice the oracle's price. */
  private Lot lot(Pair prices, Amount bought) {
    var quantity = hedged.of(bought, Rounding.DOWN);
    var twice = prices.worth(quantity).units().multiply(BigInteger.TWO);
    var debt = prices.debt().asset();
    return new Lot(quantity, debt.units(twice), debt.zero(), Wad.ZERO);
  }
}

package io.plimsoll.domain.routing;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A lot spread over the venues that quote for it: as little of it as brings what is wanted, where
 * that much can be brought.
 *
 * @param route one part or more
 */
public record LotRoute(Lot lot, Route route) {

  /**
   * @param quotes of one venue there may be several, for more and for less than the lot
   */
  public static Optional<LotRoute> of(Lot lot, List<SaleQuote> quotes) {
    var byVenue = new LinkedHashMap<VenueId, List<SaleQuote>>();
    for (var quote : quotes)
      byVenue.computeIfAbsent(quote.venue(), _ -> new ArrayList<>()).add(quote);
    if (byVenue.isEmpty()) return Optional.empty();
    if (byVenue.size() == 1
        && quotes.stream().noneMatch(quote -> quote.sold().exceeds(lot.quantity())))
      return Optional.of(alone(lot, SaleQuote.largest(quotes).getFirst()));
    var venues = new ArrayList<Venue>();
    byVenue.forEach((id, sizes) -> venues.add(new Venue(id, OrderBook.of(sizes))));
    var router = new Router(venues, lot.debtToCover().token());
    return Optional.of(least(lot, router)).filter(found -> !found.route().parts().isEmpty());
  }

  /** Where there is nothing to spread, what the venue said it would do. */
  private static LotRoute alone(Lot lot, SaleQuote whole) {
    return new LotRoute(
        lot, new Route(List.of(whole), lot.quantity().minus(whole.sold()), whole.received()));
  }

  /** The least that brings what is wanted; all of it, if that brings less. */
  private static LotRoute least(Lot lot, Router router) {
    var all = router.route(lot.quantity(), lot.bound());
    if (!all.received().exceeds(lot.wanted())) return new LotRoute(lot, all);
    var best = all;
    var low = BigInteger.ZERO;
    var high = lot.quantity().units();
    while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
      var middle = low.add(high).shiftRight(1);
      var tried = router.route(lot.quantity().token().units(middle), lot.bound());
      if (lot.wanted().exceeds(tried.received())) low = middle;
      else {
        high = middle;
        best = tried;
      }
    }
    return new LotRoute(lot, best);
  }

  /** The part that goes first; the others follow when it has sold, at the quotes of then. */
  public SaleQuote largest() {
    return route.parts().stream().max(Comparator.comparing(SaleQuote::sold)).orElseThrow();
  }

  /**
   * What is given to a venue for its part of the route: as much of the lot and of the debt, down.
   */
  public Lot lot(SaleQuote part) {
    if (route.parts().size() == 1) return lot;
    var inAll = route.parts().stream().map(SaleQuote::sold).reduce(Amount::plus).orElseThrow();
    return lot.part(
        inAll
            .token()
            .units(
                Rounding.DOWN.mulDiv(lot.quantity().units(), part.sold().units(), inAll.units())));
  }
}

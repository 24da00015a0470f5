package io.plimsoll.application.liquidation;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the desk sells; a venue that is silent holds up nobody but its own orders. */
final class Venues {

  private static final Logger LOG = System.getLogger(Venues.class.getName());

  /** Into how many sizes a lot is cut to see how a venue's price falls. */
  private static final BigInteger PARTS = BigInteger.valueOf(4);

  private final Map<VenueId, ExecutionVenue> venues = new LinkedHashMap<>();

  Venues(Collection<ExecutionVenue> venues) {
    venues.forEach(venue -> this.venues.put(venue.id(), venue));
  }

  /**
   * Quotes for the first lot that any venue would sell, or where one lot may be preferred to
   * another, for all; none are needed for a set-off.
   */
  List<SaleQuote> quotes(List<Lot> lots, boolean all) {
    if (lots.stream().anyMatch(Lot::isSetOff)) return List.of();
    return lots.stream()
        .map(this::quotes)
        .filter(quotes -> !quotes.isEmpty())
        .limit(all ? lots.size() : 1)
        .flatMap(List::stream)
        .toList();
  }

  /** Of several venues for parts of the lot too, so that it can be spread over them. */
  private List<SaleQuote> quotes(Lot lot) {
    var quotes = new ArrayList<SaleQuote>();
    for (var venue : venues.values())
      try {
        venue.quote(lot).ifPresent(whole -> quotes.addAll(sizes(venue, lot, whole)));
      } catch (VenueUnavailable e) {
        LOG.log(Level.WARNING, "No quote for %s".formatted(lot), e);
      }
    return quotes;
  }

  private List<SaleQuote> sizes(ExecutionVenue venue, Lot lot, SaleQuote whole) {
    var quotes = new ArrayList<SaleQuote>(List.of(whole));
    var unit = lot.quantity().units().divide(PARTS);
    if (venues.size() > 1 && unit.signum() > 0)
      for (var size = unit; size.compareTo(lot.quantity().units()) < 0; size = size.add(unit))
        venue.quote(lot.part(lot.quantity().token().units(size))).ifPresent(quotes::add);
    return quotes;
  }

  /** What one venue would do with a lot; empty too if it is silent. */
  Optional<SaleQuote> quote(VenueId id, Lot lot) {
    try {
      return Optional.ofNullable(venues.get(id)).flatMap(venue -> venue.quote(lot));
    } catch (VenueUnavailable e) {
      LOG.log(Level.WARNING, "No quote for %s".formatted(lot), e);
      return Optional.empty();
    }
  }

  /**
   * Empty if the venue is silent or gone: the order stays under way and is asked for again at the
   * next examination.
   */
  Optional<Fill> place(SaleOrder order) {
    var venue = venues.get(order.venue());
    if (venue == null) {
      LOG.log(
          Level.ERROR,
          "Order %s stands at %s, which is not configured".formatted(order.id(), order.venue()));
      return Optional.empty();
    }
    try {
      return Optional.of(venue.place(order.id(), order.lot()));
    } catch (VenueUnavailable e) {
      LOG.log(Level.WARNING, "Order %s has no answer yet".formatted(order.id()), e);
      return Optional.empty();
    }
  }
}

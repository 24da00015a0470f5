package io.plimsoll.application.liquidation;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.FalseReport;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.MarketId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the desk sells; a venue that is silent holds up nobody but its own orders. Each order is
 * sent once: whether it was is not known after a restart, so whoever finds it under way asks.
 */
final class Venues {

  /** What a venue says of an order. */
  sealed interface Word {

    /** Its last. */
    record Filled(Fill fill) implements Word {}

    /** More is to come, or nobody knows yet; the order stays under way. */
    record Waiting() implements Word {}

    /** It cannot be true; the order stays under way. */
    record False(String reason) implements Word {}
  }

  private static final Logger LOG = System.getLogger(Venues.class.getName());

  /** Into how many sizes a lot is cut to see how a venue's price falls. */
  private static final BigInteger PARTS = BigInteger.valueOf(4);

  /** Who does not answer so often in a row is left alone until the next examination. */
  private static final int PATIENCE = 3;

  private final Map<VenueId, ExecutionVenue> venues = new LinkedHashMap<>();
  private final Map<Line, Integer> silences = new ConcurrentHashMap<>();

  /** What a venue is asked about: it may go on quoting while it takes no order. */
  private record Line(VenueId venue, boolean ofOrders) {}

  Venues(Collection<ExecutionVenue> venues) {
    venues.forEach(venue -> this.venues.put(venue.id(), venue));
  }

  /** Silent venues get another chance, but one only. */
  void begin() {
    silences.replaceAll((_, times) -> Math.min(times, PATIENCE - 1));
  }

  private boolean isSilent(VenueId id) {
    return silences.getOrDefault(new Line(id, false), 0) >= PATIENCE
        || silences.getOrDefault(new Line(id, true), 0) >= PATIENCE;
  }

  private void silent(Line line, String about, VenueUnavailable e) {
    silences.merge(line, 1, Integer::sum);
    LOG.log(Level.WARNING, about, e);
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
      quote(venue, lot).ifPresent(whole -> quotes.addAll(sizes(venue, lot, whole)));
    return quotes;
  }

  private List<SaleQuote> sizes(ExecutionVenue venue, Lot lot, SaleQuote whole) {
    var quotes = new ArrayList<SaleQuote>(List.of(whole));
    var unit = lot.quantity().units().divide(PARTS);
    if (venues.size() > 1 && unit.signum() > 0)
      for (var size = unit; size.compareTo(lot.quantity().units()) < 0; size = size.add(unit))
        quote(venue, lot.part(lot.quantity().token().units(size))).ifPresent(quotes::add);
    return quotes;
  }

  /** What one venue would do with a lot; empty too if it is silent. */
  Optional<SaleQuote> quote(VenueId id, Lot lot) {
    return Optional.ofNullable(venues.get(id)).flatMap(venue -> quote(venue, lot));
  }

  private Optional<SaleQuote> quote(ExecutionVenue venue, Lot lot) {
    if (isSilent(venue.id())) return Optional.empty();
    var line = new Line(venue.id(), false);
    try {
      var quote = venue.quote(lot);
      silences.remove(line);
      return quote;
    } catch (VenueUnavailable e) {
      silent(line, "No quote for %s".formatted(lot), e);
      return Optional.empty();
    }
  }

  /**
   * Sends an order that was named just now. A venue that has been silent is not sent any more, of
   * which nothing is sold.
   */
  Word place(MarketId market, SaleOrder order, Instant named) {
    var venue = venues.get(order.venue());
    if (venue == null) return gone(order);
    if (isSilent(venue.id())) return new Word.Filled(Fill.nothing(order.lot()));
    var sent = sent(venue, market, order, named);
    try {
      return word(venue, order, venue.place(sent, named));
    } catch (VenueUnavailable e) {
      silent(new Line(venue.id(), true), "Order %s has no answer yet".formatted(sent.id()), e);
      return new Word.Waiting();
    }
  }

  /**
   * Asks what became of an order that may have been sent, and has taken back what is still at work
   * after its time.
   */
  Word ask(MarketId market, SaleOrder order, Instant named, Instant now) {
    var venue = venues.get(order.venue());
    if (venue == null) return gone(order);
    if (isSilent(venue.id())) return new Word.Waiting();
    var sent = sent(venue, market, order, named);
    try {
      var report = venue.status(sent, now);
      if (report.state() == OrderReport.State.WORKING
          && now.isAfter(sent.deadline())
          && venue.capabilities().contains(VenueCapability.CANCEL))
        report = venue.cancel(sent, now);
      return word(venue, order, report);
    } catch (VenueUnavailable e) {
      silent(new Line(venue.id(), true), "Order %s has no answer yet".formatted(sent.id()), e);
      return new Word.Waiting();
    }
  }

  private static VenueOrder sent(
      ExecutionVenue venue, MarketId market, SaleOrder order, Instant named) {
    return new VenueOrder(
        market.text() + "/" + order.id(), order.lot(), named.plus(venue.validity()));
  }

  private static Word gone(SaleOrder order) {
    LOG.log(
        Level.ERROR,
        "Order %s stands at %s, which is not configured".formatted(order.id(), order.venue()));
    return new Word.Waiting();
  }

  private Word word(ExecutionVenue venue, SaleOrder order, OrderReport report) {
    silences.remove(new Line(venue.id(), true));
    try {
      var fill = report.fill(order.lot());
      if (fill.sold().exceeds(order.lot().quantity())
          || (fill.sold().isZero() && !fill.received().isZero()))
        throw new FalseReport(
            "%s sold for %s, of %s ordered"
                .formatted(fill.sold(), fill.received(), order.lot().quantity()));
      return report.isFinal() ? new Word.Filled(fill) : new Word.Waiting();
    } catch (FalseReport e) {
      LOG.log(Level.ERROR, "%s lies about order %s".formatted(venue.id(), order.id()), e);
      return new Word.False(String.valueOf(e.getMessage()));
    }
  }
}

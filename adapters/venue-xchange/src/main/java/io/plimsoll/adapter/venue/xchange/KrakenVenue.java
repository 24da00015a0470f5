package io.plimsoll.adapter.venue.xchange;

import io.plimsoll.adapter.spi.book.BidSide;
import io.plimsoll.adapter.spi.book.OrderBookVenue;
import io.plimsoll.application.venue.Execution;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.VenueId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Kraken's spot order books. */
final class KrakenVenue extends OrderBookVenue {

  private static final Logger LOG = System.getLogger(KrakenVenue.class.getName());

  /** Kraken wants a deadline to be so far ahead at least. */
  private static final Duration LEAST_AHEAD = Duration.ofSeconds(2);

  /** An order matched just before its deadline is listed a little later, and clocks differ. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Set<String> OVER = Set.of("closed", "canceled", "expired");

  private final BigDecimal fee;
  private final KrakenApi api;

  /**
   * @param pairs Kraken's, by ours, such as {@code WETH/USDC}
   * @param fee the taker's, for quotes; what is booked is what Kraken took
   */
  KrakenVenue(
      VenueId id, Map<String, String> pairs, BigDecimal fee, Duration validity, KrakenApi api) {
    super(id, pairs, validity);
    this.fee = fee;
    this.api = api;
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return KrakenVenueFactory.CAPABILITIES;
  }

  @Override
  protected BidSide side(String pair) throws IOException {
    return new BidSide(api.bids(pair), api.rules(pair), fee);
  }

  /** Too close to its deadline Kraken would refuse it. */
  @Override
  protected OrderReport send(VenueOrder order, BidSide.Order sale, String pair, Instant now) {
    if (now.plus(LEAST_AHEAD).isAfter(order.deadline())) return nothing();
    try {
      api.sell(pair, sale, order.deadline(), name(order));
    } catch (KrakenApi.Refused e) {
      LOG.log(Level.WARNING, "%s refuses %s".formatted(id(), order.id()), e);
      return nothing();
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
    return status(order, now);
  }

  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    try {
      var found = api.order(name(order));
      if (found.isPresent()) return report(found.get().getKey(), found.get().getValue(), order);
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
    return now.isAfter(order.deadline().plus(MARGIN)) ? nothing() : OrderReport.unseen();
  }

  /** All of an order's trades count as one execution under Kraken's name of the order. */
  private OrderReport report(String txid, KrakenOrders.Order order, VenueOrder ours)
      throws IOException {
    var volume = order.volume();
    var cost = order.cost();
    var taken = order.fee();
    if (volume == null || cost == null || taken == null || volume.signum() < 0)
      throw new IOException("Kraken's order %s is not told in full".formatted(txid));
    var received = cost.subtract(taken).max(BigDecimal.ZERO);
    var lot = ours.lot();
    var executions =
        volume.signum() == 0
            ? List.<Execution>of()
            : List.of(
                new Execution(
                    txid,
                    BidSide.units(lot.quantity().token(), volume),
                    BidSide.units(lot.debtToCover().token(), received)));
    return OVER.contains(order.status())
        ? OrderReport.done(executions)
        : OrderReport.working(executions);
  }

  @Override
  public OrderReport cancel(VenueOrder order, Instant now) {
    try {
      api.cancel(name(order));
    } catch (KrakenApi.Refused e) {
      LOG.log(Level.DEBUG, "Nothing of %s is open".formatted(order.id()), e);
    } catch (IOException e) {
      throw new VenueUnavailable(id(), e);
    }
    return status(order, now);
  }

  private static OrderReport nothing() {
    return OrderReport.done(List.of());
  }

  /** Kraken takes a UUID as a client's name, or 18 letters, which ours may exceed. */
  private static String name(VenueOrder order) {
    return UUID.nameUUIDFromBytes(order.id().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void close() {
    api.close();
  }

  @Override
  public String toString() {
    return "Kraken as " + id();
  }
}

package io.plimsoll.adapter.spi.book;

import io.plimsoll.adapter.spi.SentOrders;
import io.plimsoll.application.venue.DepthLevel;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue with an order book, into which the desk sells by limit orders that never rest. */
public abstract class OrderBookVenue implements ExecutionVenue {

  private static final Logger LOG = System.getLogger(OrderBookVenue.class.getName());

  private final VenueId id;
  private final Map<String, String> pairs;
  private final Duration validity;
  private final SentOrders sent = new SentOrders();

  /**
   * @param pairs the venue's, by ours, such as {@code WETH/USDC}
   */
  protected OrderBookVenue(VenueId id, Map<String, String> pairs, Duration validity) {
    this.id = id;
    this.pairs = Map.copyOf(pairs);
    this.validity = validity;
  }

  /** The bids of the venue's pair. */
  protected abstract BidSide side(String pair) throws IOException;

  /**
   * Sends an order, for the first time.
   *
   * @throws VenueUnavailable if nobody knows whether it arrived
   */
  protected abstract OrderReport send(
      VenueOrder order, BidSide.Order sale, String pair, Instant now);

  @Override
  public final VenueId id() {
    return id;
  }

  @Override
  public final Duration validity() {
    return validity;
  }

  protected final Optional<String> pair(Token collateral, Token debt) {
    return Optional.ofNullable(pairs.get(collateral.symbol() + "/" + debt.symbol()));
  }

  @Override
  public final Optional<SaleQuote> quote(Lot lot) {
    var pair = pair(lot.quantity().token(), lot.debtToCover().token());
    if (pair.isEmpty()) return Optional.empty();
    try {
      return side(pair.get())
          .order(lot)
          .map(
              order ->
                  new SaleQuote(
                      id, BidSide.units(lot.quantity().token(), order.volume()), order.received()));
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  @Override
  public final List<DepthLevel> depth(Token collateral, Token debt) {
    var pair = pair(collateral, debt);
    if (pair.isEmpty()) return List.of();
    try {
      return side(pair.get()).levels(collateral, debt);
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  /** What cannot be worked out from the book is not sent, and so nothing is sold of it. */
  @Override
  public final OrderReport place(VenueOrder order, Instant now) {
    var lot = order.lot();
    var pair = pair(lot.quantity().token(), lot.debtToCover().token());
    if (pair.isEmpty() || !now.isBefore(order.deadline())) return OrderReport.done(List.of());
    if (!sent.isFirst(order, now)) return status(order, now);
    Optional<BidSide.Order> sale;
    try {
      sale = side(pair.get()).order(lot);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "%s is not sent to %s".formatted(order.id(), id), e);
      return OrderReport.done(List.of());
    }
    return sale.map(some -> send(order, some, pair.get(), now))
        .orElseGet(() -> OrderReport.done(List.of()));
  }
}

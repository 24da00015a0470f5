package io.plimsoll.adapter.venue.cow;

import io.plimsoll.adapter.spi.SentOrders;
import io.plimsoll.adapter.spi.http.HttpRefused;
import io.plimsoll.application.venue.Execution;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.web3j.crypto.Credentials;

/** CoW Protocol's order book on one chain. */
final class CowVenue implements ExecutionVenue {

  private static final Logger LOG = System.getLogger(CowVenue.class.getName());

  /** What was settled in the last block before a deadline is listed a little later. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** A lot that is too much for the book is halved so often. */
  private static final int HALVINGS = 3;

  private static final int SERVER_ERROR = 500;

  private final VenueId id;
  private final Map<String, String> tokens;
  private final Duration validity;
  private final OrderBook book;
  private final Eip712 typed;
  private final Credentials account;
  private final SentOrders sent = new SentOrders();
  private final Map<String, String> uids = new ConcurrentHashMap<>();

  /**
   * @param tokens addresses by symbol
   */
  CowVenue(
      VenueId id,
      Map<String, String> tokens,
      Duration validity,
      OrderBook book,
      Eip712 typed,
      Credentials account) {
    this.id = id;
    this.tokens = Map.copyOf(tokens);
    this.validity = validity;
    this.book = book;
    this.typed = typed;
    this.account = account;
  }

  @Override
  public VenueId id() {
    return id;
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return CowVenueFactory.CAPABILITIES;
  }

  @Override
  public Duration validity() {
    return validity;
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    try {
      return sale(lot).map(fill -> new SaleQuote(id, fill.sold(), fill.received()));
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  private Optional<String> address(Token token) {
    return Optional.ofNullable(tokens.get(token.symbol()));
  }

  /**
   * As much as brings what is wanted. The book says what a quantity brings and not the other way
   * round; as the price falls with the quantity, the part of it that would bring enough at its own
   * price brings enough.
   */
  private Optional<Fill> sale(Lot lot) throws IOException {
    var most = asked(lot, lot.quantity().units());
    if (most.isEmpty()) return Optional.empty();
    if (most.get().received().exceeds(lot.wanted())) {
      var enough =
          Rounding.UP.mulDiv(
              lot.quantity().units(), lot.wanted().units(), most.get().received().units());
      return asked(lot, enough).filter(fill -> isFair(lot, fill));
    }
    var part = most;
    for (var i = 0; i < HALVINGS && part.isPresent() && !isFair(lot, part.get()); i++)
      part = asked(lot, part.get().sold().units().shiftRight(1));
    return part.filter(fill -> isFair(lot, fill));
  }

  private Optional<Fill> asked(Lot lot, BigInteger quantity) throws IOException {
    var sell = address(lot.quantity().token());
    var buy = address(lot.debtToCover().token());
    if (sell.isEmpty() || buy.isEmpty() || quantity.signum() == 0) return Optional.empty();
    return book.quote(sell.get(), buy.get(), account.getAddress(), quantity)
        .map(
            bought ->
                new Fill(
                    lot.quantity().token().units(quantity),
                    lot.debtToCover().token().units(bought)));
  }

  private static boolean isFair(Lot lot, Fill fill) {
    return !fill.received().isZero() && !lot.leastFor(fill.sold()).exceeds(fill.received());
  }

  /** What cannot be worked out with the book is not signed, and so nothing is sold of it. */
  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    if (!now.isBefore(order.deadline())) return nothing();
    if (!sent.isFirst(order, now)) return status(order, now);
    Optional<Fill> sale;
    try {
      sale = sale(order.lot());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "%s is not sent to %s".formatted(order.id(), id), e);
      return nothing();
    }
    return sale.map(fill -> lay(order, fill, now)).orElseGet(CowVenue::nothing);
  }

  private OrderReport lay(VenueOrder order, Fill sale, Instant now) {
    var lot = order.lot();
    var signed =
        new CowOrder(
            address(lot.quantity().token()).orElseThrow(),
            address(lot.debtToCover().token()).orElseThrow(),
            account.getAddress(),
            sale.sold().units(),
            lot.leastFor(sale.sold()).units().max(BigInteger.ONE),
            order.deadline().getEpochSecond(),
            CowOrder.appData(order.id()));
    uids.put(order.id(), typed.uid(signed));
    try {
      book.lay(signed, typed.signature(signed, account));
    } catch (HttpRefused e) {
      if (e.status() >= SERVER_ERROR) throw new VenueUnavailable(id, e);
      LOG.log(Level.WARNING, "%s refuses %s".formatted(id, order.id()), e);
      return nothing();
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
    return status(order, now);
  }

  /**
   * Only a settled order is done before its deadline: whatever else the book says of it, whoever
   * holds the signature may settle it until then.
   */
  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    try {
      var listed = listed(order);
      var isOver = now.isAfter(order.deadline().plus(MARGIN));
      if (listed.isEmpty() && isOver) uids.remove(order.id());
      if (listed.isEmpty()) return isOver ? nothing() : OrderReport.unseen();
      var executions = executions(listed.get().uid(), order.lot());
      var isSettled = listed.get().status().equals("fulfilled") && !executions.isEmpty();
      return isSettled || isOver ? OrderReport.done(executions) : OrderReport.working(executions);
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  /**
   * What was signed depended on the quote, so after a restart it is found by the text it carries.
   */
  private Optional<OrderBook.Listed> listed(VenueOrder order) throws IOException {
    var uid = uids.get(order.id());
    if (uid != null) return book.order(uid);
    var hash = "0x" + Eip712.hex(Eip712.hash(CowOrder.appData(order.id())));
    var found = book.order(account.getAddress(), hash);
    found.ifPresent(listed -> uids.put(order.id(), listed.uid()));
    return found;
  }

  private List<Execution> executions(String uid, Lot lot) throws IOException {
    return book.trades(uid).stream()
        .map(
            trade ->
                new Execution(
                    trade.name(),
                    lot.quantity().token().units(trade.sold()),
                    lot.debtToCover().token().units(trade.bought())))
        .toList();
  }

  private static OrderReport nothing() {
    return OrderReport.done(List.of());
  }

  @Override
  public void close() {
    book.close();
  }

  @Override
  public String toString() {
    return "CoW Protocol as " + id;
  }
}

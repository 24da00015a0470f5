package io.plimsoll.adapter.venue.uniswap;

import io.plimsoll.adapter.spi.SentOrders;
import io.plimsoll.application.venue.DepthLevel;
import io.plimsoll.application.venue.Execution;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Pools behind a router, and what the chain says of our orders. */
final class UniswapV2Venue implements ExecutionVenue {

  /**
   * Where it sells.
   *
   * @param tokens addresses by symbol
   * @param pools addresses by pair, such as {@code WETH/USDC}
   * @param confirmations blocks that have to stand on what is believed, its own among them
   */
  record Terms(
      String router,
      Map<String, String> tokens,
      Map<String, String> pools,
      Duration validity,
      int confirmations) {}

  private static final Logger LOG = System.getLogger(UniswapV2Venue.class.getName());

  /** The chain's clock and the desk's differ. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Depth is shown in so many steps, each of so small a part of the pool. */
  private static final int STEPS = 20;

  private static final BigInteger STEP = BigInteger.valueOf(200);

  private final VenueId id;
  private final Terms terms;
  private final Node node;
  private final Wallet wallet;
  private final Map<String, Pool> known = new ConcurrentHashMap<>();
  private final SentOrders sent = new SentOrders();

  UniswapV2Venue(VenueId id, Terms terms, Node node, Wallet wallet) {
    this.id = id;
    this.terms = terms;
    this.node = node;
    this.wallet = wallet;
  }

  @Override
  public VenueId id() {
    return id;
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return UniswapV2VenueFactory.CAPABILITIES;
  }

  @Override
  public Duration validity() {
    return terms.validity();
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    try {
      var pool = pool(lot.quantity().token(), lot.debtToCover().token());
      if (pool.isEmpty()) return Optional.empty();
      return pool.get()
          .reserves(node)
          .fill(lot)
          .map(fill -> new SaleQuote(id, fill.sold(), fill.received()));
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  @Override
  public List<DepthLevel> depth(Token collateral, Token debt) {
    try {
      var pool = pool(collateral, debt);
      return pool.isEmpty() ? List.of() : levels(pool.get().reserves(node), collateral, debt);
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  private static List<DepthLevel> levels(Reserves reserves, Token collateral, Token debt) {
    var step = reserves.collateral().divide(STEP);
    var levels = new ArrayList<DepthLevel>();
    var before = BigInteger.ZERO;
    for (var i = 1; i <= STEPS && step.signum() > 0; i++) {
      var all = reserves.brings(step.multiply(BigInteger.valueOf(i)));
      levels.add(new DepthLevel(collateral.units(step), debt.units(all.subtract(before))));
      before = all;
    }
    return levels;
  }

  private Optional<Pool> pool(Token sold, Token paid) throws IOException {
    var pair = sold.symbol() + "/" + paid.symbol();
    var address = terms.pools().get(pair);
    var collateral = terms.tokens().get(sold.symbol());
    var debt = terms.tokens().get(paid.symbol());
    if (address == null || collateral == null || debt == null) return Optional.empty();
    var pool = known.get(pair);
    if (pool == null) {
      pool = Pool.of(node, address, sold, collateral, paid, debt);
      known.put(pair, pool);
    }
    return Optional.of(pool);
  }

  /** What cannot be worked out from the pool is not sent, and so nothing is sold of it. */
  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    if (now.isAfter(order.deadline())) return nothing();
    if (!sent.isFirst(order, now)) return status(order, now);
    Optional<String> sale;
    try {
      sale = sale(order);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "%s is not sent to %s".formatted(order.id(), id), e);
      return nothing();
    }
    if (sale.isEmpty()) return nothing();
    try {
      wallet.send(terms.router(), sale.get(), order.deadline());
    } catch (Node.Refused e) {
      LOG.log(Level.WARNING, "%s refuses %s".formatted(id, order.id()), e);
      return nothing();
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
    return status(order, now);
  }

  private Optional<String> sale(VenueOrder order) throws IOException {
    var lot = order.lot();
    var pool = pool(lot.quantity().token(), lot.debtToCover().token());
    if (pool.isEmpty()) return Optional.empty();
    return pool.get()
        .reserves(node)
        .fill(lot)
        .map(
            fill ->
                Calls.sale(
                    fill.sold().units(),
                    lot.leastFor(fill.sold()).units().max(BigInteger.ONE),
                    pool.get().path(),
                    wallet.address(),
                    order.deadline(),
                    Calls.tag(order.id())));
  }

  /**
   * A sale can only be in a block that is not after the deadline, so what became of an order stands
   * between two blocks; once enough others stand on the later one, it stands there for ever.
   */
  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    try {
      var pool = pool(order.lot().quantity().token(), order.lot().debtToCover().token());
      return pool.isEmpty() ? nothing() : status(order, pool.get());
    } catch (IOException e) {
      throw new VenueUnavailable(id, e);
    }
  }

  private OrderReport status(VenueOrder order, Pool pool) throws IOException {
    var newest = node.newest();
    var named = order.deadline().minus(terms.validity()).minus(MARGIN);
    var last = node.lastUntil(order.deadline(), newest);
    var swaps =
        node.ask(
            "eth_getLogs",
            Map.of(
                "address",
                pool.address(),
                "fromBlock",
                Node.hex(node.lastUntil(named, newest)),
                "toBlock",
                Node.hex(last),
                "topics",
                List.of(Calls.swap())));
    for (var swap : swaps)
      if (isOf(order, swap)) {
        var executions = List.of(execution(swap, order.lot(), pool));
        return isBuried(Node.number(swap.path("blockNumber")), newest)
            ? OrderReport.done(executions)
            : OrderReport.working(executions);
      }
    return newest.time().isAfter(order.deadline()) && isBuried(last.add(BigInteger.ONE), newest)
        ? nothing()
        : OrderReport.unseen();
  }

  private boolean isBuried(BigInteger block, Node.Block newest) {
    return newest.number().subtract(block).intValue() + 1 >= terms.confirmations();
  }

  private boolean isOf(VenueOrder order, JsonNode swap) throws IOException {
    var to = swap.path("topics").path(2).asString("").toLowerCase(Locale.ROOT);
    if (!to.endsWith(wallet.address().substring(2)) || swap.path("removed").asBoolean(false))
      return false;
    var transaction =
        node.ask("eth_getTransactionByHash", swap.path("transactionHash").asString(""));
    return transaction.path("input").asString("").endsWith(Calls.tag(order.id()));
  }

  /** What went in and came out by the pool's own event; its words are in0, in1, out0, out1. */
  private static Execution execution(JsonNode swap, Lot lot, Pool pool) throws IOException {
    var data = swap.path("data").asString("");
    var sold = Calls.word(data, pool.isFirst() ? 0 : 1);
    var received = Calls.word(data, pool.isFirst() ? 3 : 2);
    return new Execution(
        swap.path("transactionHash").asString(""),
        lot.quantity().token().units(sold),
        lot.debtToCover().token().units(received));
  }

  private static OrderReport nothing() {
    return OrderReport.done(List.of());
  }

  @Override
  public void close() {
    node.close();
  }

  @Override
  public String toString() {
    return "pools at %s as %s".formatted(terms.router(), id);
  }
}

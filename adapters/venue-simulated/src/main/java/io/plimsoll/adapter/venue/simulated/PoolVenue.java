package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.application.oracle.PriceListener;
import io.plimsoll.application.simulation.SimulatedDepth;
import io.plimsoll.application.simulation.SimulatedFaults;
import io.plimsoll.application.venue.Execution;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderExecution;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sells into pools, one for each pair. A pool stands at the ratio of the newest prices heard, and
 * exists once both have been; all markets sell into the same pools. What it bought moves its price
 * away from there; with every new price of either asset, other traders take a share of that back.
 * It lives in memory: after a restart it stands at the reference and has forgotten its fills.
 */
public final class PoolVenue
    implements ExecutionVenue, PriceListener, SimulatedDepth, SimulatedFaults {

  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final int ORDERS_REMEMBERED = 100_000;

  private final VenueId id;
  private final BasisPoints recovery;
  private final Map<Pair, PoolTerms> terms = new HashMap<>();
  private final Map<Pair, Pool> pools = new HashMap<>();
  private final Map<AssetId, Price> prices = new HashMap<>();
  private final Map<String, OrderExecution> fills = new Remembered<>();
  private final Map<String, Faults.Fault> befallen = new Remembered<>();
  private final Set<String> underWay = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private Faults faults;

  /** The newest hundred thousand. */
  private static final class Remembered<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > ORDERS_REMEMBERED;
    }
  }

  /**
   * @param recovery share of the distance to the reference that is made good with each new price; 1
   *     is all of it
   */
  public PoolVenue(VenueId id, BasisPoints recovery) {
    this(id, recovery, Faults.NONE);
  }

  PoolVenue(VenueId id, BasisPoints recovery, Faults faults) {
    if (recovery.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException("A share is at most 1, not " + recovery.decimal());
    this.id = id;
    this.recovery = recovery;
    this.faults = faults;
  }

  @Override
  public VenueId id() {
    return id;
  }

  @Override
  public synchronized void setDepth(
      AssetId collateral, AssetId debt, BigDecimal depth, BasisPoints fee) {
    var pair = new Pair(collateral, debt);
    pools.remove(pair);
    if (depth.signum() == 0) terms.remove(pair);
    else terms.put(pair, new PoolTerms(depth, fee));
    open(pair);
  }

  /** As one pool: price falls with the square of what it holds at the reference ÷ what it holds. */
  @Override
  public synchronized double fallOf(AssetId collateral) {
    var price = prices.get(collateral);
    if (price == null) return 0;
    var balanced = 0.0;
    var held = 0.0;
    for (var opened : terms.entrySet()) {
      var pool = pools.get(opened.getKey());
      if (pool == null || !opened.getKey().collateral().equals(collateral)) continue;
      balanced += opened.getValue().balanced(price).doubleValue();
      held += pool.collateral().doubleValue();
    }
    return held > 0 ? 1 - balanced / held * (balanced / held) : 0;
  }

  @Override
  public synchronized void priced(MarketId market, Price price) {
    prices.put(price.asset().id(), price);
    for (var pair : terms.keySet())
      if (pair.collateral().equals(price.asset().id()) || pair.debt().equals(price.asset().id()))
        open(pair);
  }

  @Override
  public synchronized void setFaults(Shares shares) {
    faults = faults.with(shares);
  }

  private synchronized Duration latency() {
    return faults.latency();
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return Set.of(VenueCapability.HISTORY);
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    pause();
    return quoted(lot);
  }

  private synchronized Optional<SaleQuote> quoted(Lot lot) {
    return pool(lot)
        .map(pool -> pool.fill(lot))
        .filter(fill -> !fill.sold().isZero())
        .map(fill -> new SaleQuote(id, fill.sold(), fill.received()));
  }

  /** It fills at once or not at all. */
  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    pause();
    return placed(order, now);
  }

  private synchronized OrderReport placed(VenueOrder order, Instant now) {
    return switch (befallen.computeIfAbsent(order.id(), faults::of)) {
      case NONE, TWICE, PARTIAL -> {
        fill(order, now);
        yield told(order);
      }
      case UNANSWERED -> {
        fill(order, now);
        throw unanswered(order);
      }
      case LATE -> {
        underWay.add(order.id());
        throw unanswered(order);
      }
      case LOST -> throw unanswered(order);
    };
  }

  private Faults.Fault befalls(VenueOrder order) {
    return befallen.getOrDefault(order.id(), Faults.Fault.NONE);
  }

  private VenueUnavailable unanswered(VenueOrder order) {
    return new VenueUnavailable(
        id, new IllegalStateException("It is simulated that nobody answers to " + order.id()));
  }

  private void fill(VenueOrder order, Instant now) {
    if (fills.containsKey(order.id())) return;
    var lot = order.lot();
    var taken =
        befalls(order) == Faults.Fault.PARTIAL
            ? lot.part(lot.quantity().token().units(lot.quantity().units().divide(THREE)))
            : lot;
    var pool = pool(lot);
    var fill = pool.map(open -> open.fill(taken)).orElseGet(() -> Fill.nothing(lot));
    pool.ifPresent(
        open -> pools.put(pair(lot), open.after(fill.sold().units(), fill.received().units())));
    var execution = new Execution(order.id(), fill.sold(), fill.received());
    fills.put(order.id(), new OrderExecution(order.id(), execution, now));
  }

  private OrderReport told(VenueOrder order) {
    var fill = fills.get(order.id());
    if (fill == null || fill.execution().sold().isZero()) return OrderReport.done(List.of());
    return OrderReport.done(
        Collections.nCopies(befalls(order) == Faults.Fault.TWICE ? 2 : 1, fill.execution()));
  }

  /** What it does not remember took nothing from a pool. */
  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    pause();
    return answer(order, now);
  }

  private synchronized OrderReport answer(VenueOrder order, Instant now) {
    var isLate = underWay.contains(order.id()) && !now.isAfter(order.deadline());
    if (isLate && !asked.add(order.id())) fill(order, now);
    var mayArrive =
        EnumSet.of(Faults.Fault.LOST, Faults.Fault.LATE).contains(befalls(order))
            && !now.isAfter(order.deadline());
    return mayArrive && !fills.containsKey(order.id()) ? OrderReport.unseen() : told(order);
  }

  @Override
  public synchronized List<OrderExecution> executions(Instant since) {
    return fills.values().stream()
        .filter(one -> !one.at().isBefore(since) && !one.execution().sold().isZero())
        .toList();
  }

  private void pause() {
    var latency = latency();
    if (latency.isZero()) return;
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VenueUnavailable(id, e);
    }
  }

  /** Opens a pool, or moves it to the newest prices with what it has not got rid of yet. */
  private void open(Pair pair) {
    var opened = terms.get(pair);
    var collateral = prices.get(pair.collateral());
    var debt = prices.get(pair.debt());
    if (opened == null || collateral == null || debt == null) return;
    if (!collateral.base().equals(debt.base())) {
      pools.remove(pair);
      return;
    }
    var left =
        Optional.ofNullable(pools.get(pair))
            .map(pool -> pool.collateral().subtract(opened.balanced(collateral)))
            .map(surplus -> left(surplus.max(BigInteger.ZERO)))
            .orElse(BigInteger.ZERO);
    pools.put(pair, opened.at(collateral, debt, left));
  }

  /** What arbitrage leaves of a surplus, up: the pool's price is not better than it should be. */
  private BigInteger left(BigInteger surplus) {
    return Rounding.UP.mulDiv(
        surplus, BasisPoints.SCALE.subtract(recovery.units()), BasisPoints.SCALE);
  }

  /** The pool for a lot; none if the venue knows its tokens with other decimals. */
  private Optional<Pool> pool(Lot lot) {
    var pair = pair(lot);
    var collateral = prices.get(pair.collateral());
    var debt = prices.get(pair.debt());
    return collateral != null
            && debt != null
            && collateral.asset().equals(lot.quantity().token())
            && debt.asset().equals(lot.debtToCover().token())
        ? Optional.ofNullable(pools.get(pair))
        : Optional.empty();
  }

  private static Pair pair(Lot lot) {
    return new Pair(lot.quantity().token().id(), lot.debtToCover().token().id());
  }
}

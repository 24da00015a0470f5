package io.plimsoll.application.oracle;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The prices each market acts on. An observation is checked, recorded durably and then takes
 * effect; of several sources the one that observed last is acted on, among equals the one recorded
 * last.
 */
public final class PriceBoard implements FactSource {

  /** What came of an observation. */
  public sealed interface Reading {
    /** Recorded; acted: the market acts on it from now on. */
    record Taken(Price price, boolean acted) implements Reading {}

    record Refused(Rejection reason) implements Reading {}
  }

  /** What an observation is measured against. */
  record Terms(Token asset, Token base, Duration maxAge) {}

  private final PriceRecords records;
  private final DeskClock clock;
  private final Duration tolerance;
  private final List<PriceListener> listeners;
  private final Map<MarketId, Board> boards = new ConcurrentHashMap<>();

  public PriceBoard(
      PriceRecords records,
      DeskClock clock,
      Duration tolerance,
      Collection<PriceListener> listeners) {
    this.records = records;
    this.clock = clock;
    this.tolerance = tolerance;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public Facts now(MarketId market) {
    return new Facts(clock.instant(), board(market).prices());
  }

  /** The facts as they were known at an instant. */
  public Facts asOf(MarketId market, Instant at) {
    return new Facts(at, new Board(records.newest(market, Optional.of(at))).prices());
  }

  /** The newest observation of each source for an asset. */
  public List<PriceRecord> sources(MarketId market, AssetId asset) {
    return board(market).sources(asset);
  }

  /** Checks, records and, if it is the newest, acts on an observation. */
  Reading take(Observation seen, Terms terms) {
    return board(seen.market()).take(seen, terms);
  }

  private Board board(MarketId market) {
    return boards.computeIfAbsent(
        market,
        id -> {
          var board = new Board(records.newest(id, Optional.empty()));
          board.prices().byAsset().values().forEach(price -> tell(id, price));
          return board;
        });
  }

  private void tell(MarketId market, Price price) {
    listeners.forEach(listener -> listener.priced(market, price));
  }

  /** One market's observations; taking is serialized, reading is not. */
  private final class Board {
    private final Map<AssetId, Map<String, PriceRecord>> bySource = new HashMap<>();
    private volatile Prices prices = Prices.NONE;

    Board(List<PriceRecord> known) {
      known.forEach(this::note);
    }

    Prices prices() {
      return prices;
    }

    synchronized List<PriceRecord> sources(AssetId asset) {
      return List.copyOf(bySource.getOrDefault(asset, Map.of()).values());
    }

    synchronized Reading take(Observation seen, Terms terms) {
      var now = clock.instant();
      var newest =
          Optional.ofNullable(bySource.getOrDefault(seen.asset(), Map.of()).get(seen.source()))
              .map(record -> record.price().observedAt());
      var objection = seen.objection(newest, now, terms.maxAge(), tolerance);
      if (objection.isPresent()) return new Reading.Refused(objection.get());
      var price =
          records.append(
              seen.market(),
              new Price(0, terms.asset(), terms.base(), seen.perWhole(), seen.observedAt()),
              seen.source(),
              now);
      note(new PriceRecord(price, seen.source(), now));
      var acted = prices.of(seen.asset()).filter(price::equals).isPresent();
      if (acted) tell(seen.market(), price);
      return new Reading.Taken(price, acted);
    }

    private void note(PriceRecord record) {
      var asset = record.price().asset().id();
      var sources = bySource.computeIfAbsent(asset, _ -> new HashMap<>());
      sources.put(record.source(), record);
      var price =
          prices.of(asset).filter(had -> isNewer(had, record.price())).orElse(record.price());
      var acted = new HashMap<>(prices.byAsset());
      acted.put(asset, price);
      var others = new HashMap<>(prices.others());
      others.put(
          asset,
          sources.values().stream()
              .map(PriceRecord::price)
              .filter(other -> !other.equals(price))
              .sorted(Comparator.comparingLong(Price::id))
              .toList());
      prices = new Prices(acted, others);
    }

    private static boolean isNewer(Price had, Price more) {
      return more.observedAt().isBefore(had.observedAt())
          || (more.observedAt().equals(had.observedAt()) && more.id() < had.id());
    }
  }
}

package io.plimsoll.application.oracle;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.Sighting;
import io.plimsoll.domain.oracle.policy.PriceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The prices each market acts on. An observation is checked, recorded durably and then takes
 * effect, as the market's rules have it.
 */
public final class PriceBoard implements FactSource {

  /** What came of an observation. */
  public sealed interface Reading {
    /**
     * Recorded.
     *
     * @param acted whether what the market acts on has changed by it
     * @param ruling what the market has yet to decide about its source
     */
    record Taken(PriceRecord record, boolean acted, Optional<Ruling> ruling) implements Reading {}

    record Refused(Rejection reason) implements Reading {}
  }

  /** What an observation is measured against. */
  record Terms(Token asset, Token base, Duration maxAge, PriceRules rules) {}

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
  public Facts now(Book book) {
    var now = clock.instant();
    var rules = rules(book);
    return new Facts(now, board(book.id(), rules).prices(rules, now));
  }

  /**
   * The facts as they were known at an instant.
   *
   * @param book as it stood then
   */
  public Facts asOf(Book book, Instant at) {
    var rules = rules(book);
    return new Facts(
        at, Heard.of(records, book.id(), rules, Optional.of(at), at).judged(rules, at));
  }

  /** The newest word of each source of an asset. */
  public List<PriceRecord> sources(Book book, AssetId asset) {
    return board(book.id(), rules(book)).sources(asset);
  }

  private static PriceRules rules(Book book) {
    return book.market() instanceof Market.Open market ? market.prices() : PriceRules.STANDARD;
  }

  /** Checks, records and, if the rules have it so, acts on an observation. */
  Reading take(Observation seen, Terms terms) {
    return board(seen.market(), terms.rules()).take(seen, terms);
  }

  /** A source that was trusted has said something that was refused: its earlier word suffers. */
  void doubt(Observation seen, PriceRejection refusal, PriceRules rules) {
    var why = seen.doubt(refusal, clock.instant());
    why.ifPresent(
        finding -> board(seen.market(), rules).doubt(seen.asset(), seen.source(), finding));
  }

  private Board board(MarketId market, PriceRules rules) {
    return boards.computeIfAbsent(
        market,
        id -> {
          var now = clock.instant();
          var board = new Board(Heard.of(records, id, rules, Optional.empty(), now));
          board.prices(rules, now).byAsset().values().forEach(quoted -> tell(id, quoted.price()));
          return board;
        });
  }

  private void tell(MarketId market, Price price) {
    listeners.forEach(listener -> listener.priced(market, price));
  }

  /** One market's observations; taking is serialized, reading is not. */
  private final class Board {

    /** Prices that hold for their rules, at their moment or until somebody speaks. */
    private record Judged(PriceRules rules, Instant at, boolean lasts, Prices prices) {

      boolean holds(PriceRules other, Instant now) {
        return rules.equals(other) && (lasts || at.equals(now));
      }
    }

    private final Heard heard;
    private volatile Judged judged =
        new Judged(PriceRules.STANDARD, Instant.MIN, false, Prices.NONE);

    Board(Heard heard) {
      this.heard = heard;
    }

    Prices prices(PriceRules rules, Instant now) {
      var known = judged;
      if (known.holds(rules, now)) return known.prices();
      synchronized (this) {
        return judge(rules, now);
      }
    }

    private Prices judge(PriceRules rules, Instant now) {
      var lasts = rules.policies().values().stream().noneMatch(one -> one.changesWithTime());
      judged = new Judged(rules, now, lasts, heard.judged(rules, now));
      return judged.prices();
    }

    synchronized List<PriceRecord> sources(AssetId asset) {
      return heard.newest(asset);
    }

    synchronized void doubt(AssetId asset, String source, Finding finding) {
      heard.doubt(asset, source, finding);
      judge(judged.rules(), clock.instant());
    }

    synchronized Reading take(Observation seen, Terms terms) {
      var now = clock.instant();
      var unit = terms.rules().policy(seen.asset()).unit(terms.base().symbol());
      var newest = heard.newest(seen.asset(), seen.source());
      var objection =
          seen.objection(
              unit,
              newest.map(record -> record.sighting().observedAt()),
              now,
              terms.maxAge(),
              tolerance);
      if (objection.isPresent()) return new Reading.Refused(objection.get());
      var before = prices(terms.rules(), now);
      var record =
          records.append(
              seen.market(),
              new PriceRecord(
                  new Sighting(0, seen.perWhole(), seen.observedAt(), seen.particulars()),
                  terms.asset(),
                  terms.base(),
                  unit,
                  seen.source(),
                  now));
      heard.note(record, terms.rules());
      var after = judge(terms.rules(), now);
      var changed = changed(before, after);
      changed.forEach(price -> tell(seen.market(), price));
      return new Reading.Taken(
          record, !changed.isEmpty(), heard.ruling(record, after, terms.rules(), now));
    }

    private static List<Price> changed(Prices before, Prices after) {
      return after.byAsset().values().stream()
          .map(Quoted::price)
          .filter(price -> !before.of(price.asset().id()).equals(Optional.of(price)))
          .toList();
    }
  }
}

package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A market's states as its lane knows them: those that are durable, held strongly and bounded in
 * number, and over them what the group at hand has decided so far. Belongs to the lane's thread.
 */
final class LaneBook implements Book {

  /**
   * A state and how far its stream goes.
   *
   * @param next version its next event gets
   * @param snapshotAt version up to which a snapshot is stored
   */
  record Held(StreamState state, long next, long snapshotAt) {}

  private static final Held NOTHING_YET = new Held(new Liquidation.Unopened(), 0, 0);

  private final MarketId market;
  private final Function<StreamId, Held> load;
  private final Map<StreamId, Held> durable;
  private final Map<StreamId, Held> staged = new HashMap<>();

  LaneBook(MarketId market, int capacity, Function<StreamId, Held> load) {
    this.market = market;
    this.load = load;
    this.durable =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<StreamId, Held> eldest) {
            return size() > capacity;
          }
        };
  }

  @Override
  public MarketId id() {
    return market;
  }

  @Override
  public StreamState state(StreamId stream) {
    return held(stream).state();
  }

  Held held(StreamId stream) {
    var changed = staged.get(stream);
    if (changed != null) return changed;
    var known = durable.get(stream);
    if (known != null) return known;
    return isNextCase(stream) ? NOTHING_YET : durable.computeIfAbsent(stream, load);
  }

  /**
   * A loan knows how many cases it had: the next one has no events, and the store need not be asked
   * for them. In a crash it would be asked for each.
   */
  private boolean isNextCase(StreamId stream) {
    if (stream.kind() != StreamId.Kind.LIQUIDATION) return false;
    var id = new LiquidationId(stream.key());
    return state(StreamId.of(market, id.loan())) instanceof Loan.Open loan
        && loan.nextLiquidation().equals(id);
  }

  /**
   * Takes a decision's events on.
   *
   * @return the version each event gets in its stream
   */
  List<Long> stage(List<Event> events) {
    var after = new HashMap<StreamId, Held>();
    var versions =
        events.stream()
            .map(
                event -> {
                  var held = after.getOrDefault(event.stream(), held(event.stream()));
                  after.put(
                      event.stream(),
                      new Held(
                          StreamState.evolve(held.state(), event),
                          held.next() + 1,
                          held.snapshotAt()));
                  return held.next();
                })
            .toList();
    staged.putAll(after);
    return versions;
  }

  /** Streams that have grown by so many events since their last snapshot. */
  Map<StreamId, Held> dueForSnapshot(long events) {
    var due = new HashMap<StreamId, Held>();
    staged.forEach(
        (stream, held) -> {
          if (held.next() - held.snapshotAt() >= events) due.put(stream, held);
        });
    return due;
  }

  /** What was staged is durable now. */
  void commit(Map<StreamId, Held> snapshots) {
    snapshots.forEach(
        (stream, held) -> staged.put(stream, new Held(held.state(), held.next(), held.next())));
    durable.putAll(staged);
    staged.clear();
  }

  /**
   * What was staged is not stored; what it touched is loaded anew, in case the store knows better.
   */
  void drop() {
    staged.keySet().forEach(durable::remove);
    staged.clear();
  }
}

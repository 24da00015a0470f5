package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamId.Kind;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Loans that may have changed since their states were last asked for to be saved. */
  private Set<StreamId> changedLoans = new LinkedHashSet<>();

  /** Whether all loans that changed are known, those that changed before this process included. */
  private boolean isTakenUp;

  /**
   * @param isNew whether nothing of the market is stored yet
   */
  LaneBook(MarketId market, int capacity, Function<StreamId, Held> load, boolean isNew) {
    this.market = market;
    this.load = load;
    this.isTakenUp = isNew;
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

  /** Durable states of some streams, as far as they are in memory. */
  Map<StreamId, Held> inMemory(Collection<StreamId> streams) {
    var states = new HashMap<StreamId, Held>();
    for (var stream : streams)
      Optional.ofNullable(durable.get(stream)).ifPresent(held -> states.put(stream, held));
    return states;
  }

  /** Takes in every loan of the market as the store has it, before anything is staged. */
  void takeUp(Map<StreamId, Held> loans) {
    durable.putAll(loans);
    loans.forEach(
        (stream, held) -> {
          if (held.next() > held.snapshotAt()) changedLoans.add(stream);
        });
    isTakenUp = true;
  }

  /**
   * Names each loan that changed since the last call, and perhaps some that did not.
   *
   * @return empty as long as it is not known which changed before this process began
   */
  Optional<Set<StreamId>> changedLoans() {
    if (!isTakenUp) return Optional.empty();
    var changed = changedLoans;
    changedLoans = new LinkedHashSet<>();
    return Optional.of(changed);
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
    // From here on, and not from the commit: if the commit is answered to nobody, it may have been.
    for (var stream : after.keySet()) if (stream.kind() == Kind.LOAN) changedLoans.add(stream);
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

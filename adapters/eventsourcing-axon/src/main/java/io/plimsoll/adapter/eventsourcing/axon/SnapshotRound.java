package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Saves the loans that changed, now and then and at the end, so that the next start reads few
 * events. A lane is asked between two groups which loans changed, and then for their states, a
 * stretch at a time; all else happens beside it.
 */
final class SnapshotRound implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotRound.class);
  private static final int STRETCH = 5_000;

  /** Soon after the start, for what was read to get there shall not be read at the next again. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final AxonLanes lanes;
  private final LoanSnapshots snapshots;
  private final EventLog log;
  private final Duration period;

  /** Up to where each market is saved; the same position needs no second round. */
  private final Map<MarketId, Long> saved = new HashMap<>();

  /** What a lane named as changed, until all of it is saved. */
  private final Map<MarketId, Set<StreamId>> changed = new HashMap<>();

  private @Nullable ScheduledExecutorService rounds;

  SnapshotRound(AxonLanes lanes, LoanSnapshots snapshots, EventLog log, Duration period) {
    this.lanes = lanes;
    this.snapshots = snapshots;
    this.log = log;
    this.period = period;
  }

  /** Saves every market; one that cannot be saved now is saved with the next round. */
  synchronized void run() {
    for (var lane : lanes.all())
      try {
        save(lane);
      } catch (RuntimeException e) {
        LOG.warn("The loans of market {} are not saved yet", lane.market(), e);
      }
  }

  private void save(Lane lane) {
    var market = lane.market();
    // Before the lane is asked: what is stored up to here is in the states that it then has.
    var position = log.last();
    if (Optional.of(position).equals(Optional.ofNullable(saved.get(market)))) return;
    var named = lane.ask(LaneBook::changedLoans).join();
    if (named.isEmpty()) return;
    var loans = changed.computeIfAbsent(market, _ -> new LinkedHashSet<>());
    loans.addAll(named.get());
    var all = new ArrayList<>(loans);
    var begun = System.nanoTime();
    for (var from = 0; from < all.size(); from += STRETCH) {
      var stretch = all.subList(from, Math.min(from + STRETCH, all.size()));
      var states = new HashMap<>(lane.ask(book -> book.inMemory(stretch)).join());
      // What the lane has dropped from its memory is as good from the store, without holding it up.
      for (var stream : stretch)
        if (!states.containsKey(stream))
          snapshots.load(stream).ifPresent(held -> states.put(stream, held));
      snapshots.save(states);
    }
    snapshots.record(market, position);
    saved.put(market, position);
    changed.remove(market);
    LOG.debug(
        "{} loans of market {} saved in {} ms",
        all.size(),
        market,
        (System.nanoTime() - begun) / 1_000_000);
  }

  @Override
  public void start() {
    var thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("snapshots").factory());
    var _ =
        thread.scheduleWithFixedDelay(
            this::run, FIRST.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    rounds = thread;
  }

  @Override
  public void stop() {
    var thread = rounds;
    if (thread == null) return;
    rounds = null;
    thread.shutdown();
    run();
  }

  @Override
  public boolean isRunning() {
    return rounds != null;
  }

  /**
   * Starts when all loans have been read, and stops when nobody sends commands any more and before
   * the lanes end.
   */
  @Override
  public int getPhase() {
    return -750;
  }
}

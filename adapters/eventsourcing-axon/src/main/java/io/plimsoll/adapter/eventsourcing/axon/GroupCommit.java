package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.LaneBook.Held;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.decision.StreamId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * Stores what a group of commands decided, in one database transaction: events, snapshots that are
 * due, the answers to keyed requests and the rows of the read models that must never be behind.
 */
final class GroupCommit {

  /** An answer to keep. */
  record Kept(IdempotencyKey key, String answer) {}

  private final EventStore events;
  private final StreamStore streams;
  private final JdbcAnswers answers;
  private final TransactionManager transactions;
  private final List<Projection> projections;

  /** Commits share it; a rebuild of the transactional read models has it alone. */
  private final ReentrantReadWriteLock rebuilding = new ReentrantReadWriteLock(true);

  GroupCommit(
      EventStore events,
      StreamStore streams,
      JdbcAnswers answers,
      TransactionManager transactions,
      List<Projection> projections) {
    this.events = events;
    this.streams = streams;
    this.answers = answers;
    this.transactions = transactions;
    this.projections = List.copyOf(projections);
  }

  /** Returns when everything is durable. @throws RuntimeException if nothing is */
  void store(List<Recorded> group, Map<StreamId, Held> snapshots, List<Kept> kept) {
    rebuilding.readLock().lock();
    try {
      var unit = DefaultUnitOfWork.startAndGet(null);
      unit.attachTransaction(transactions);
      unit.execute(
          () -> {
            events.publish(StreamStore.messages(group));
            streams.storeSnapshots(snapshots);
            answers.keep(kept);
            projections.forEach(projection -> projection.apply(group));
          });
    } finally {
      rebuilding.readLock().unlock();
    }
  }

  /** Whether an event is stored as it was to be, and with it the group it belongs to. */
  boolean holds(Recorded recorded) {
    try (var stored = streams.read(recorded.event().stream(), recorded.version())) {
      return stored.findFirst().filter(recorded::equals).isPresent();
    }
  }

  /** Runs while no lane stores anything. */
  void whileStill(Runnable rebuild) {
    rebuilding.writeLock().lock();
    try {
      rebuild.run();
    } finally {
      rebuilding.writeLock().unlock();
    }
  }
}

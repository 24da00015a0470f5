package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.LaneBook.Held;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/** Translates between the domain's streams and Axon's event messages. */
final class StreamStore {

  private static final String KEY = "idempotencyKey";

  private final EventStorageEngine engine;

  StreamStore(EventStorageEngine engine) {
    this.engine = engine;
  }

  /** A stream's state from its last snapshot and the events since. */
  Held load(StreamId stream) {
    var state = StreamState.initial(stream);
    var next = 0L;
    var snapshotAt = 0L;
    var snapshot = engine.readSnapshot(stream.text());
    if (snapshot.isPresent()) {
      state = (StreamState) snapshot.get().getPayload();
      next = snapshot.get().getSequenceNumber() + 1;
      snapshotAt = next;
    }
    var events = engine.readEvents(stream.text(), next);
    while (events.hasNext()) {
      state = StreamState.evolve(state, (Event) events.next().getPayload());
      next++;
    }
    return new Held(state, next, snapshotAt);
  }

  /** A stream's events from a version on. */
  Stream<Recorded> read(StreamId stream, long fromVersion) {
    return engine.readEvents(stream.text(), fromVersion).asStream().map(StreamStore::recorded);
  }

  boolean exists(StreamId stream) {
    return engine.lastSequenceNumberFor(stream.text()).isPresent();
  }

  /** Within the current transaction. */
  void storeSnapshots(Map<StreamId, Held> due) {
    snapshots(due).forEach(engine::storeSnapshot);
  }

  /** What is stored of some states; of a stream without events nothing is. */
  static List<DomainEventMessage<?>> snapshots(Map<StreamId, Held> states) {
    var messages = new ArrayList<DomainEventMessage<?>>();
    states.forEach(
        (stream, held) -> {
          if (held.next() > 0)
            messages.add(
                new GenericDomainEventMessage<>(
                    stream.kind().name(), stream.text(), held.next() - 1, held.state()));
        });
    return messages;
  }

  static List<DomainEventMessage<?>> messages(List<Recorded> events) {
    return events.stream().<DomainEventMessage<?>>map(StreamStore::message).toList();
  }

  private static DomainEventMessage<?> message(Recorded recorded) {
    var stream = recorded.event().stream();
    return new GenericDomainEventMessage<>(
        stream.kind().name(),
        stream.text(),
        recorded.version(),
        recorded.event(),
        recorded
            .idempotencyKey()
            .map(key -> MetaData.with(KEY, key))
            .orElse(MetaData.emptyInstance()));
  }

  static Recorded recorded(DomainEventMessage<?> message) {
    return recorded(
        message.getSequenceNumber(), (Event) message.getPayload(), message.getMetaData());
  }

  /**
   * @param about what is stored beside the event
   */
  static Recorded recorded(long version, Event event, MetaData about) {
    return new Recorded(version, event, Optional.ofNullable((String) about.get(KEY)));
  }
}

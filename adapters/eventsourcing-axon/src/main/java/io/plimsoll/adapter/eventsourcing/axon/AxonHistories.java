package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the past from Axon's event store. */
final class AxonHistories implements Histories {

  private static final Logger LOG = LoggerFactory.getLogger(AxonHistories.class);

  private final EventStore events;
  private final StreamStore streams;
  private final JdbcClient jdbc;

  AxonHistories(EventStore events, StreamStore streams, JdbcClient jdbc) {
    this.events = events;
    this.streams = streams;
    this.jdbc = jdbc;
  }

  @Override
  public List<Recorded> of(StreamId stream, long fromVersion, int limit) {
    return streams.read(stream, fromVersion).limit(limit).toList();
  }

  @Override
  public Optional<StreamId> next(Optional<StreamId> stream) {
    return jdbc.sql(
            """
            select aggregate_identifier from domain_event where aggregate_identifier > ?
            order by aggregate_identifier, sequence_number fetch first 1 rows only
            """)
        .param(stream.map(StreamId::text).orElse(""))
        .query(String.class)
        .optional()
        .map(StreamId::parse);
  }

  @Override
  public Book asOf(MarketId market, Instant at) {
    return new PastBook(market, at);
  }

  @Override
  public void follow(
      OptionalLong after, BiConsumer<Long, Recorded> consumer, BooleanSupplier goOn) {
    var token = after.isPresent() ? token(after.getAsLong()) : events.createHeadToken();
    try (var stream = events.openStream(token)) {
      while (goOn.getAsBoolean()) {
        if (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) continue;
        var message = stream.nextAvailable();
        var position = message.trackingToken().position().orElseThrow();
        readable(position, (DomainEventMessage<?>) message)
            .ifPresent(recorded -> consumer.accept(position, recorded));
      }
    } catch (InterruptedException e) {
      // Whoever interrupts wants the following to end, and it does.
      Thread.currentThread().interrupt();
    }
  }

  /** One damaged event does not keep all that follow it from those who wait for them. */
  private static Optional<Recorded> readable(long position, DomainEventMessage<?> message) {
    try {
      return Optional.of(StreamStore.recorded(message));
    } catch (RuntimeException e) {
      LOG.error(
          "The event at {} of {} cannot be read, and nobody is told of it",
          position,
          message.getAggregateIdentifier(),
          e);
      return Optional.empty();
    }
  }

  static TrackingToken token(long position) {
    return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
  }

  /** Folds each stream asked for up to the instant, once. */
  private final class PastBook implements Book {
    private final MarketId market;
    private final Instant at;
    private final Map<StreamId, StreamState> states = new HashMap<>();

    PastBook(MarketId market, Instant at) {
      this.market = market;
      this.at = at;
    }

    @Override
    public MarketId id() {
      return market;
    }

    @Override
    public StreamState state(StreamId stream) {
      var known = states.get(stream);
      if (known != null) return known;
      var state = StreamState.initial(stream);
      var past =
          streams
              .read(stream, 0)
              .map(Recorded::event)
              .takeWhile(event -> !event.at().isAfter(at))
              .iterator();
      while (past.hasNext()) state = StreamState.evolve(state, past.next());
      states.put(stream, state);
      return state;
    }
  }
}

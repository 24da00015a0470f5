package io.plimsoll.adapter.eventsourcing.axon;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.decision.StreamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which events the read models could not take, in the table {@code parked_event}. Only their places
 * are kept: what is mended in the store is read mended.
 */
final class ParkedEvents {

  private static final int LONGEST_CAUSE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

  private final JdbcClient jdbc;
  private final TransactionOperations apart;
  private final StreamStore store;

  /**
   * @param apart runs in a transaction of its own, whatever transaction there is
   */
  ParkedEvents(JdbcClient jdbc, TransactionOperations apart, StreamStore store) {
    this.jdbc = jdbc;
    this.apart = apart;
    this.store = store;
  }

  /** Streams a read model does not follow. */
  Set<String> streams(String projection) {
    return jdbc
        .sql("select distinct stream from parked_event where projection = ?")
        .param(projection)
        .query(String.class)
        .stream()
        .collect(toUnmodifiableSet());
  }

  /** Within the current transaction. */
  void park(String projection, DomainEventMessage<?> event, String cause) {
    jdbc.sql(
            """
            insert into parked_event (projection, stream, version, cause, parked_at)
            values (?, ?, ?, ?, ?)""")
        .params(
            projection,
            event.getAggregateIdentifier(),
            event.getSequenceNumber(),
            cause.substring(0, Math.min(LONGEST_CAUSE, cause.length())),
            Instant.now().atOffset(UTC))
        .update();
  }

  List<Parked> all() {
    return jdbc.sql(
            """
            select first.projection, first.stream, first.version, first.cause, first.parked_at,
              (select count(*) from parked_event every
                where every.projection = first.projection and every.stream = first.stream) events
            from parked_event first
            where first.version = (select min(version) from parked_event every
                where every.projection = first.projection and every.stream = first.stream)
            order by first.projection, first.stream""")
        .query(
            (row, _) ->
                new Parked(
                    row.getString("projection"),
                    row.getString("stream"),
                    row.getLong("events"),
                    row.getLong("version"),
                    row.getString("cause"),
                    row.getObject("parked_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What a read model says of one stream's events, of which nothing stays written. */
  Optional<RuntimeException> failure(
      Projection projection, List<? extends DomainEventMessage<?>> events) {
    try {
      apart.executeWithoutResult(
          trial -> {
            trial.setRollbackOnly();
            projection.apply(events.stream().map(StreamStore::recorded).toList());
          });
      return Optional.empty();
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) throw e;
      return Optional.of(e);
    }
  }

  /** Shows a read model what it has not seen; each stream by itself. */
  void retry(Projection projection) {
    for (var parked : all())
      if (parked.projection().equals(projection.name()))
        try {
          apart.executeWithoutResult(
              _ -> {
                projection.apply(missed(parked));
                release(parked);
              });
          LOG.info("{} follows {} again", projection.name(), parked.stream());
        } catch (RuntimeException e) {
          if (Outage.isBehind(e)) throw e;
          LOG.error("{} cannot follow {} still", projection.name(), parked.stream(), e);
        }
  }

  private List<Recorded> missed(Parked parked) {
    var versions =
        jdbc.sql("select version from parked_event where projection = ? and stream = ?")
            .params(parked.projection(), parked.stream())
            .query(Long.class)
            .set();
    try (var events = store.read(StreamId.parse(parked.stream()), parked.version())) {
      return events.filter(event -> versions.contains(event.version())).toList();
    }
  }

  private void release(Parked parked) {
    jdbc.sql("delete from parked_event where projection = ? and stream = ?")
        .params(parked.projection(), parked.stream())
        .update();
  }

  /** The read model starts over. */
  void releaseAll(String projection) {
    jdbc.sql("delete from parked_event where projection = ?").param(projection).update();
  }
}

package io.plimsoll.adapter.eventsourcing.axon;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.plimsoll.application.projection.Parked;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which events the read models could not take, in the table {@code parked_event}. Only their places
 * are kept: what is mended in the store is read mended.
 */
final class ParkedEvents {

  private static final int LONGEST_CAUSE = 1_000;

  private final JdbcClient jdbc;

  ParkedEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  /** Versions of a stream that a read model has not seen, in order. */
  List<Long> versions(Parked parked) {
    return jdbc.sql(
            "select version from parked_event where projection = ? and stream = ? order by version")
        .params(parked.projection(), parked.stream())
        .query(Long.class)
        .list();
  }

  /** The read model has seen the stream. */
  void release(Parked parked) {
    jdbc.sql("delete from parked_event where projection = ? and stream = ?")
        .params(parked.projection(), parked.stream())
        .update();
  }

  /** The read model starts over. */
  void releaseAll(String projection) {
    jdbc.sql("delete from parked_event where projection = ?").param(projection).update();
  }
}

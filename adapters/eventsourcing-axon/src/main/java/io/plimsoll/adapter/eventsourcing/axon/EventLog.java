package io.plimsoll.adapter.eventsourcing.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the events of all streams in the order of storing, a page at a time from where the last one
 * ended, for those who need very many of them: Axon's own way costs several times as much. Nothing
 * may be in the middle of being stored for what is read, or it is passed over.
 */
final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private static final int PAGE = 10_000;

  /** What is stored about an event of which there is nothing to say. */
  private static final byte[] NOTHING = "{}".getBytes(UTF_8);

  /** Cut off instead of compared: no index then invites the database to sort all of them. */
  private static final String LOANS = "and type = 'LOAN' and left(aggregate_identifier, ?) = ?";

  /**
   * Events in the order of storing.
   *
   * @param last position of the last of them
   */
  record Page(List<Recorded> events, long last) {}

  private record Row(long position, DomainEventData<byte[]> entry) {}

  private final JdbcTemplate jdbc;
  private final Serializer json;
  private final EventUpcaster upcasters;

  EventLog(JdbcTemplate jdbc, Serializer json, EventUpcaster upcasters) {
    this.jdbc = jdbc;
    this.json = json;
    this.upcasters = upcasters;
  }

  /** Position of the last event stored; 0 if there is none. */
  long last() {
    var last = jdbc.queryForObject("select max(global_index) from domain_event", Long.class);
    return last == null ? 0 : last;
  }

  /** The events after a position; empty if there are none. */
  Optional<Page> after(long position) {
    return page("", position, this::recorded);
  }

  /**
   * Every loan event of a market after a position, a page at a time; one that cannot be read is
   * left out.
   */
  void loans(MarketId market, long after, Consumer<List<Recorded>> consumer) {
    var prefix = prefix(market);
    var page = page(LOANS, after, this::readable, prefix.length(), prefix);
    while (page.isPresent()) {
      consumer.accept(page.get().events());
      page = page(LOANS, page.get().last(), this::readable, prefix.length(), prefix);
    }
  }

  /** What the names of a market's loan streams begin with. */
  static String prefix(MarketId market) {
    return new StreamId(StreamId.Kind.LOAN, market, "").text();
  }

  private Optional<Page> page(
      String condition,
      long after,
      Function<DomainEventData<byte[]>, Stream<Recorded>> reader,
      Object... more) {
    var arguments = new ArrayList<Object>();
    arguments.add(after);
    arguments.addAll(List.of(more));
    var rows =
        jdbc.query(
            """
            select global_index, type, aggregate_identifier, sequence_number, event_identifier,
              time_stamp, payload_type, payload_revision, payload, meta_data
            from domain_event where global_index > ? %s
            order by global_index fetch first %d rows only"""
                .formatted(condition, PAGE),
            (row, _) ->
                new Row(
                    row.getLong(1),
                    new GenericDomainEventEntry<>(
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBytes(9),
                        row.getBytes(10))),
            arguments.toArray());
    if (rows.isEmpty()) return Optional.empty();
    var events = rows.parallelStream().flatMap(row -> reader.apply(row.entry())).toList();
    return Optional.of(new Page(events, rows.getLast().position()));
  }

  private Stream<Recorded> readable(DomainEventData<byte[]> entry) {
    try {
      return recorded(entry);
    } catch (IllegalStateException e) {
      LOG.error("It is left out", e);
      return Stream.empty();
    }
  }

  private Stream<Recorded> recorded(DomainEventData<byte[]> entry) {
    try {
      return Stream.of(read(entry));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Event %d of %s cannot be read"
              .formatted(entry.getSequenceNumber(), entry.getAggregateIdentifier()),
          e);
    }
  }

  /** An event of today's form is read as it is, without a message around it. */
  private Recorded read(DomainEventData<byte[]> entry) {
    var type = entry.getPayload().getType();
    var isCurrent =
        EventType.named(type.getName())
            .filter(known -> known.revision().equals(type.getRevision()))
            .isPresent();
    if (!isCurrent)
      return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(entry), json, upcasters)
          .asStream()
          .map(StreamStore::recorded)
          .findFirst()
          .orElseThrow();
    Event event = json.deserialize(entry.getPayload());
    MetaData about =
        Arrays.equals(entry.getMetaData().getData(), NOTHING)
            ? MetaData.emptyInstance()
            : json.deserialize(entry.getMetaData());
    return StreamStore.recorded(entry.getSequenceNumber(), event, about);
  }
}

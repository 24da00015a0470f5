package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.LaneBook.Held;
import io.plimsoll.adapter.eventsourcing.axon.form.StoredType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * All loans of a market at once: from their snapshots and the loan events after the position up to
 * which every loan is among them. Nothing is taken on trust: each loan's version is held against
 * the store's, and one that does not fit (no snapshot, one of an old form, a gap) is folded from
 * its own events.
 */
final class LoanSnapshots {

  private static final Logger LOG = LoggerFactory.getLogger(LoanSnapshots.class);
  private static final int PAGE = 2_000;
  private static final int BATCH = 500;

  /** So many are loaded one by one; of more, all events of the market's loans are read. */
  private static final int FEW = 500;

  private record Row(String stream, long version, SerializedObject<byte[]> state) {
    boolean isCurrent() {
      return StoredType.isCurrentSnapshot(state.getType().getName(), state.getType().getRevision());
    }
  }

  private final JdbcTemplate jdbc;
  private final Serializer json;
  private final TransactionManager transactions;
  private final TransactionManager reading;
  private final EventLog log;
  private final StreamStore streams;

  LoanSnapshots(
      JdbcTemplate jdbc,
      Serializer json,
      TransactionManager transactions,
      TransactionManager reading,
      EventLog log,
      StreamStore streams) {
    this.jdbc = jdbc;
    jdbc.setFetchSize(PAGE);
    this.json = json;
    this.transactions = transactions;
    this.reading = reading;
    this.log = log;
    this.streams = streams;
  }

  /** Every loan of a market as it is stored, while nothing of the market is being stored. */
  Map<StreamId, Held> load(MarketId market) {
    var begun = System.nanoTime();
    // Asked for beside the rest: it takes the database longer than anything else here.
    var versions = CompletableFuture.supplyAsync(() -> versions(market));
    var loans = snapshots(market);
    var fromSnapshot = loans.size();
    log.loans(market, position(market), events -> events.forEach(one -> follow(loans, one)));
    var unfit = unfit(versions.join(), loans);
    fold(market, unfit, loans);
    LOG.info(
        "{} loans of market {} read in {} ms: {} from a snapshot, {} from all their events",
        loans.size(),
        market,
        (System.nanoTime() - begun) / 1_000_000,
        fromSnapshot,
        unfit.size());
    return loans;
  }

  /** Replaces the older snapshots of each stream. */
  void save(Map<StreamId, Held> states) {
    var messages = StreamStore.snapshots(states);
    if (messages.isEmpty()) return;
    transactions.executeInTransaction(
        () -> {
          jdbc.batchUpdate(
              """
              delete from state_snapshot where aggregate_identifier = ? and sequence_number <= ?""",
              messages,
              BATCH,
              (statement, message) -> {
                statement.setString(1, message.getAggregateIdentifier());
                statement.setLong(2, message.getSequenceNumber());
              });
          insert(messages);
        });
  }

  /** All changes of a market up to a position are among the snapshots now. */
  void record(MarketId market, long position) {
    transactions.executeInTransaction(
        () -> {
          if (jdbc.update(
                  "update loan_snapshot_progress set global_index = ? where market = ?",
                  position,
                  market.text())
              == 0)
            jdbc.update(
                "insert into loan_snapshot_progress (global_index, market) values (?, ?)",
                position,
                market.text());
        });
  }

  private long position(MarketId market) {
    return jdbc
        .queryForList(
            "select global_index from loan_snapshot_progress where market = ?",
            Long.class,
            market.text())
        .stream()
        .findFirst()
        .orElse(0L);
  }

  private void insert(Collection<DomainEventMessage<?>> messages) {
    var nothing = json.serialize(MetaData.emptyInstance(), byte[].class).getData();
    jdbc.batchUpdate(
        """
        insert into state_snapshot (aggregate_identifier, sequence_number, type, event_identifier,
          time_stamp, payload_type, payload_revision, payload, meta_data)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        messages,
        BATCH,
        (statement, message) -> {
          var payload = message.serializePayload(json, byte[].class);
          statement.setString(1, message.getAggregateIdentifier());
          statement.setLong(2, message.getSequenceNumber());
          statement.setString(3, message.getType());
          statement.setString(4, message.getIdentifier());
          statement.setString(5, DateTimeUtils.formatInstant(message.getTimestamp()));
          statement.setString(6, payload.getType().getName());
          statement.setString(7, payload.getType().getRevision());
          statement.setBytes(8, payload.getData());
          statement.setBytes(9, nothing);
        });
  }

  /** The newest snapshot of each loan that has one of today's form. */
  private Map<StreamId, Held> snapshots(MarketId market) {
    var loans = new HashMap<StreamId, Held>();
    var rows = new ArrayList<Row>(PAGE);
    RowCallbackHandler collect =
        row -> {
          rows.add(
              new Row(
                  row.getString(1),
                  row.getLong(2),
                  new SimpleSerializedObject<>(
                      row.getBytes(5), byte[].class, row.getString(3), row.getString(4))));
          if (rows.size() == PAGE) take(rows, loans);
        };
    var prefix = EventLog.prefix(market);
    // In a transaction: outside of one, PostgreSQL hands over all rows at once.
    reading.executeInTransaction(
        () ->
            jdbc.query(
                """
                select aggregate_identifier, sequence_number, payload_type, payload_revision, payload
                from state_snapshot where left(aggregate_identifier, ?) = ?""",
                collect,
                prefix.length(),
                prefix));
    take(rows, loans);
    return loans;
  }

  private void take(List<Row> rows, Map<StreamId, Held> loans) {
    rows.parallelStream()
        .filter(Row::isCurrent)
        .map(row -> Map.entry(StreamId.parse(row.stream()), held(row)))
        .toList()
        .forEach(
            one ->
                loans.merge(
                    one.getKey(),
                    one.getValue(),
                    (some, other) -> some.next() > other.next() ? some : other));
    rows.clear();
  }

  private Held held(Row row) {
    StreamState state = json.deserialize(row.state());
    return new Held(state, row.version() + 1, row.version() + 1);
  }

  private static void follow(Map<StreamId, Held> loans, Recorded recorded) {
    var stream = recorded.event().stream();
    var held = loans.getOrDefault(stream, new Held(StreamState.initial(stream), 0, 0));
    if (recorded.version() == held.next())
      loans.put(
          stream,
          new Held(
              StreamState.evolve(held.state(), recorded.event()),
              held.next() + 1,
              held.snapshotAt()));
  }

  /** Loans of which the store has another last version, or that are not here at all. */
  private static Set<StreamId> unfit(Map<StreamId, Long> versions, Map<StreamId, Held> loans) {
    var unfit = new HashSet<StreamId>();
    versions.forEach(
        (stream, last) -> {
          var held = loans.get(stream);
          if (held == null || held.next() != last + 1) unfit.add(stream);
        });
    return unfit;
  }

  /** The last version of each loan as it is stored. */
  private Map<StreamId, Long> versions(MarketId market) {
    var versions = new HashMap<StreamId, Long>();
    var prefix = EventLog.prefix(market);
    RowCallbackHandler note = row -> versions.put(StreamId.parse(row.getString(1)), row.getLong(2));
    jdbc.query(
        """
        select aggregate_identifier, max(sequence_number) from domain_event
        where left(aggregate_identifier, ?) = ? group by aggregate_identifier""",
        note,
        prefix.length(),
        prefix);
    return versions;
  }

  private void fold(MarketId market, Set<StreamId> some, Map<StreamId, Held> loans) {
    loans.keySet().removeAll(List.copyOf(some));
    if (some.size() <= FEW) {
      some.forEach(stream -> load(stream).ifPresent(held -> loans.put(stream, held)));
      return;
    }
    log.loans(
        market,
        0,
        events ->
            events.stream()
                .filter(one -> some.contains(one.event().stream()))
                .forEach(one -> follow(loans, one)));
    for (var damaged : unfit(versions(market), loans)) {
      LOG.error("{} cannot be read to its end, and is left out", damaged.text());
      loans.remove(damaged);
    }
  }

  /** As it is stored; a damaged loan is left out, and keeps no other from being watched. */
  Optional<Held> load(StreamId stream) {
    try {
      return Optional.of(streams.load(stream));
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) throw e;
      LOG.error("{} cannot be read, and is left out", stream.text(), e);
      return Optional.empty();
    }
  }
}

package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.form.Revision;
import io.plimsoll.adapter.eventsourcing.axon.form.StableNameSerializer;
import io.plimsoll.adapter.eventsourcing.axon.form.StoredType;
import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.Outages;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.application.projection.Projections;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Wires Axon's event store to the application's ports. */
@AutoConfiguration
@EnableConfigurationProperties(EventSourcingSettings.class)
class EventSourcingAutoConfiguration {

  private static final StableNameSerializer JSON = new StableNameSerializer();
  private static final EventUpcasterChain UPCASTERS = Revision.all();

  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  EventStorageEngine eventStorageEngine(DataSource source, PlatformTransactionManager transactions)
      throws SQLException {
    return JdbcEventStorageEngine.builder()
        .schema(
            EventSchema.builder()
                .eventTable("domain_event")
                .snapshotTable("state_snapshot")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build())
        .connectionProvider(connections(source))
        .transactionManager(reading(transactions))
        .eventSerializer(JSON)
        .snapshotSerializer(JSON)
        .upcasterChain(UPCASTERS)
        .snapshotFilter(
            snapshot ->
                StoredType.isCurrentSnapshot(
                    snapshot.getPayload().getType().getName(),
                    snapshot.getPayload().getType().getRevision()))
        .batchSize(1_000)
        .build();
  }

  @Bean(destroyMethod = "shutDown")
  EmbeddedEventStore eventStore(EventStorageEngine engine) {
    return EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  @Bean
  TokenStore tokenStore(DataSource source) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections(source))
        .schema(
            TokenSchema.builder()
                .setTokenTable("projection_progress")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .setOwnerColumn("owner")
                .build())
        .serializer(Jackson3Serializer.builder().build())
        .claimTimeout(AxonProjections.CLAIM)
        .build();
  }

  @Bean
  Outages outages() {
    return Outage::isBehind;
  }

  @Bean
  StreamStore streamStore(EventStorageEngine engine) {
    return new StreamStore(engine);
  }

  @Bean
  EventLog eventLog(DataSource source) {
    return new EventLog(new JdbcTemplate(source), JSON, UPCASTERS);
  }

  @Bean
  LoanSnapshots loanSnapshots(
      DataSource source,
      TransactionManager transactions,
      PlatformTransactionManager platform,
      EventLog log,
      StreamStore streams) {
    return new LoanSnapshots(
        new JdbcTemplate(source), JSON, transactions, reading(platform), log, streams);
  }

  @Bean
  SnapshotRound snapshotRound(
      AxonLanes lanes, LoanSnapshots snapshots, EventLog log, EventSourcingSettings settings) {
    return new SnapshotRound(lanes, snapshots, log, settings.snapshotRound());
  }

  @Bean
  JdbcAnswers answers(DataSource source, TransactionManager transactions) {
    return new JdbcAnswers(new JdbcTemplate(source), transactions);
  }

  @Bean
  GroupCommit groupCommit(
      EmbeddedEventStore store,
      StreamStore streams,
      JdbcAnswers answers,
      TransactionManager transactions,
      ObjectProvider<Projection> projections) {
    return new GroupCommit(
        store,
        streams,
        answers,
        transactions,
        projections.orderedStream().filter(Projection::isTransactional).toList());
  }

  /** Facts and listeners are looked up late, for they need the lanes themselves; and only once. */
  @Bean
  AxonLanes lanes(
      StreamStore streams,
      LoanSnapshots loans,
      GroupCommit commits,
      JdbcAnswers answers,
      ObjectProvider<FactSource> facts,
      ObjectProvider<Committed> listeners,
      EventSourcingSettings settings) {
    var source = SingletonSupplier.of(facts::getObject);
    var around =
        new Lane.Surroundings(
            market -> source.obtain().now(market),
            commits,
            answers,
            SingletonSupplier.of(() -> listeners.orderedStream().toList())::obtain,
            settings.groupLimit(),
            settings.queueLimit(),
            settings.snapshotEvery());
    return new AxonLanes(streams, loans, around, settings.states());
  }

  @Bean
  Histories histories(EmbeddedEventStore store, StreamStore streams, DataSource source) {
    return new AxonHistories(store, streams, JdbcClient.create(source));
  }

  @Bean
  Projections projections(
      ObjectProvider<Projection> projections,
      EventStorageEngine engine,
      EventLog log,
      TokenStore tokens,
      TransactionManager transactions,
      PlatformTransactionManager platform,
      StreamStore streams,
      GroupCommit commits,
      DataSource source) {
    var apart = new TransactionTemplate(platform);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new AxonProjections(
        projections.orderedStream().toList(),
        engine,
        new CallableEvents(onDemand(engine)),
        log,
        tokens,
        transactions,
        new ParkedEvents(JdbcClient.create(source), apart, streams),
        commits);
  }

  /**
   * Reads when it is asked to. The store whose events are followed live reads anew after each
   * commit, which would cost every command as much as a read model that looks twice a second does
   * in all.
   */
  private static EmbeddedEventStore onDemand(EventStorageEngine engine) {
    return EmbeddedEventStore.builder()
        .storageEngine(engine)
        .optimizeEventConsumption(false)
        .build();
  }

  /** What writes has begun a transaction of its own before, which this one then joins. */
  private static TransactionManager reading(PlatformTransactionManager transactions) {
    var definition = new DefaultTransactionDefinition();
    definition.setReadOnly(true);
    return new SpringTransactionManager(transactions, definition);
  }

  private static ConnectionProvider connections(DataSource source) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(source));
  }
}

package io.plimsoll.benchmark.command;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Types;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.BinaryJdbcType;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/**
 * Axon as its guide sets it up on JPA: one transaction a command, the event store that locks an
 * aggregate until it is committed, and a cache and snapshots, so that the aggregate is not replayed
 * for each command. Every draw touches the same reserve; nothing else is kept up with it.
 */
final class PlainAxon implements Contender {

  private static final String RESERVE = "reserve:main:USDC";
  private static final int SNAPSHOT_EVERY = 100;

  /** Of connections, so that no caller waits for one. */
  private static final int POOL = 150;

  private final HikariDataSource pool = new HikariDataSource();
  private final EntityManagerFactory entities;
  private final Configuration axon;

  /**
   * @param database whose address is taken, and nothing else
   */
  PlainAxon(HikariDataSource database, boolean isPostgres) {
    pool.setJdbcUrl(database.getJdbcUrl());
    pool.setUsername(database.getUsername());
    pool.setPassword(database.getPassword());
    pool.setMinimumIdle(1);
    pool.setMaximumPoolSize(POOL);
    entities = entities(isPostgres);
    var transactions = new SpringTransactionManager(new JpaTransactionManager(entities));
    var shared =
        new SimpleEntityManagerProvider(
            SharedEntityManagerCreator.createSharedEntityManager(entities));
    var json = Jackson3Serializer.builder().build();
    axon =
        DefaultConfigurer.jpaConfiguration(shared, transactions)
            .configureSerializer(_ -> json)
            .configureMessageSerializer(_ -> json)
            .configureEventSerializer(_ -> json)
            .configureEmbeddedEventStore(
                _ ->
                    JpaEventStorageEngine.builder()
                        .entityManagerProvider(shared)
                        .transactionManager(transactions)
                        .eventSerializer(json)
                        .snapshotSerializer(json)
                        .build())
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(LentReserve.class)
                    .configureWeakReferenceCache()
                    .configureSnapshotTrigger(
                        settings ->
                            new EventCountSnapshotTriggerDefinition(
                                settings.snapshotter(), SNAPSHOT_EVERY)))
            .start();
    axon.commandGateway().sendAndWait(new LentReserve.Open(RESERVE));
  }

  @Override
  public void carryOut(int caller, long number) {
    axon.commandGateway().sendAndWait(new LentReserve.Draw(RESERVE, "L" + caller, 1_000_000));
  }

  @Override
  public void close() {
    axon.shutdown();
    entities.close();
    pool.close();
  }

  private EntityManagerFactory entities(boolean isPostgres) {
    var unit =
        new PersistenceConfiguration("plain-axon")
            .managedClass(DomainEventEntry.class)
            .managedClass(SnapshotEventEntry.class)
            .property("jakarta.persistence.nonJtaDataSource", pool)
            .property("hibernate.hbm2ddl.auto", "create");
    if (isPostgres) unit.property("hibernate.dialect", PayloadsInline.class.getName());
    return unit.createEntityManagerFactory();
  }

  /** Payloads as bytes in the row, as the guide advises, and not as large objects. */
  public static final class PayloadsInline extends PostgreSQLDialect {

    @Override
    protected String columnType(int type) {
      return type == Types.BLOB ? "bytea" : super.columnType(type);
    }

    @Override
    public void contributeTypes(TypeContributions types, ServiceRegistry registry) {
      super.contributeTypes(types, registry);
      types
          .getTypeConfiguration()
          .getJdbcTypeRegistry()
          .addDescriptor(Types.BLOB, BinaryJdbcType.INSTANCE);
    }
  }
}

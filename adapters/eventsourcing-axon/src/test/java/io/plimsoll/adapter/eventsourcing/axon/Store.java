package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.application.projection.Projections;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.oracle.Prices;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The module as it is wired in the application, on an H2 in memory that outlives it, so that it can
 * be restarted.
 */
final class Store implements AutoCloseable {

  final AtomicReference<Facts> facts =
      new AtomicReference<>(new Facts(Instant.parse("2026-01-01T00:00:00Z"), Prices.NONE));
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  Store(DataSource database, List<Projection> projections, List<Committed> listeners) {
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(
        PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
    context.registerBean(FactSource.class, () -> _ -> facts.get());
    for (var projection : projections)
      context.registerBean(projection.name(), Projection.class, () -> projection);
    for (var i = 0; i < listeners.size(); i++) {
      var listener = listeners.get(i);
      context.registerBean("listener" + i, Committed.class, () -> listener);
    }
    context.register(EventSourcingAutoConfiguration.class);
    context.refresh();
  }

  static DataSource database(String name) {
    return furnished(
        JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
  }

  /** With the module's tables. */
  static DataSource furnished(DataSource database) {
    new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V1__event_store.sql"),
            new ClassPathResource("db/migration/V9__loan_snapshot_progress.sql"),
            new ClassPathResource("db/migration/V11__parked_events.sql"))
        .execute(database);
    return database;
  }

  Lanes lanes() {
    return context.getBean(Lanes.class);
  }

  Projections projections() {
    return context.getBean(Projections.class);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}

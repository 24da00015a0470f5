package io.plimsoll.adapter.persistence.jpa;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application of this module alone; it is not in the package that Boot would scan. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TestDesk {

  /** Feeds read models as the event store does: within a transaction, what concerns them. */
  record Feed(List<Projection> projections, TransactionTemplate transaction, JdbcTemplate jdbc) {

    void all(List<Recorded> events) {
      transaction.executeWithoutResult(
          _ -> projections.forEach(projection -> projection.apply(concerning(projection, events))));
    }

    private static List<Recorded> concerning(Projection projection, List<Recorded> events) {
      return events.stream()
          .filter(one -> projection.isConcernedBy(one.event().getClass()))
          .toList();
    }

    void one(Projection projection, List<Recorded> events) {
      transaction.executeWithoutResult(_ -> projection.apply(events));
    }

    void clear() {
      transaction.executeWithoutResult(_ -> projections.forEach(Projection::clear));
    }

    void forgetEverything() {
      clear();
      jdbc.update("delete from price_observation");
      jdbc.update("delete from price_series");
    }
  }

  @Bean
  Feed feed(
      List<Projection> projections, PlatformTransactionManager transactions, JdbcTemplate jdbc) {
    return new Feed(projections, new TransactionTemplate(transactions), jdbc);
  }
}

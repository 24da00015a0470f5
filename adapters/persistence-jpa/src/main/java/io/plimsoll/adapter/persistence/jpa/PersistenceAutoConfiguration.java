package io.plimsoll.adapter.persistence.jpa;

import io.plimsoll.adapter.persistence.jpa.auction.JpaAuctionBook;
import io.plimsoll.adapter.persistence.jpa.h2.H2Durability;
import io.plimsoll.adapter.persistence.jpa.h2.OneWriter;
import io.plimsoll.adapter.persistence.jpa.keeper.JpaKeeperBook;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaLedger;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaSubLedgers;
import io.plimsoll.adapter.persistence.jpa.liquidation.JpaLiquidationBook;
import io.plimsoll.adapter.persistence.jpa.loanbook.JpaLoanBook;
import io.plimsoll.adapter.persistence.jpa.market.JpaMarketBook;
import io.plimsoll.adapter.persistence.jpa.oracle.JpaPriceRecords;
import io.plimsoll.adapter.persistence.jpa.oracle.JpaPushSequences;
import io.plimsoll.adapter.persistence.jpa.postgres.PostgresDurability;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.TransactionExecutionListener;

/** Makes the read models, the journal and the price records known to the desk. */
@AutoConfiguration(
    before = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@EnableJpaRepositories
@EntityScan
@Import({
  JpaLoanBook.class,
  JpaMarketBook.class,
  JpaLiquidationBook.class,
  JpaAuctionBook.class,
  JpaKeeperBook.class,
  JpaLedger.class,
  JpaSubLedgers.class,
  JpaPriceRecords.class,
  JpaPushSequences.class
})
public class PersistenceAutoConfiguration {

  private static final int BATCH = 100;

  @Bean
  static H2Durability h2Durability(Environment environment) {
    return new H2Durability(
        environment.getProperty(H2Durability.MAY_LOSE_DATA, Boolean.class, false));
  }

  /** PostgreSQL needs no such thing. */
  @Bean
  TransactionExecutionListener oneWriter(DataSource source) {
    return H2Durability.isH2(source) ? new OneWriter() : new TransactionExecutionListener() {};
  }

  @Bean
  static PostgresDurability postgresDurability(Environment environment) {
    return new PostgresDurability(
        environment.getProperty(PostgresDurability.MAY_LOSE_DATA, Boolean.class, false));
  }

  @Bean
  RowDigest rowDigest(DataSource dataSource) {
    return new RowDigest(dataSource);
  }

  /** Rows of one table are written together, a statement a batch. */
  @Bean
  HibernatePropertiesCustomizer rowsInBatches() {
    return properties -> {
      properties.put("hibernate.jdbc.batch_size", BATCH);
      properties.put("hibernate.order_inserts", true);
      properties.put("hibernate.order_updates", true);
    };
  }
}

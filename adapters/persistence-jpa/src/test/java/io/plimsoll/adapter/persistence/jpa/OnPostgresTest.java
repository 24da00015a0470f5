package io.plimsoll.adapter.persistence.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every contract on PostgreSQL, by the same migration. */
@EnabledOnOs(OS.LINUX)
@SpringBootTest(classes = TestDesk.class, properties = "spring.jpa.hibernate.ddl-auto=validate")
class OnPostgresTest {

  /** Started with the first context and stopped with this machine, as the context is. */
  private static final EmbeddedPostgres POSTGRES = start();

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add(
        "spring.datasource.url",
        () -> POSTGRES.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    registry.add("spring.datasource.username", () -> "postgres");
  }

  @Nested
  class LoanBookTest extends LoanBookContract {}

  @Nested
  class LiquidationBookTest extends LiquidationBookContract {}

  @Nested
  class KeeperBookTest extends KeeperBookContract {}

  @Nested
  class AuctionBookTest extends AuctionBookContract {}

  @Nested
  class LedgerTest extends LedgerContract {}

  @Nested
  class SubLedgerTest extends SubLedgerContract {}

  @Nested
  class PriceRecordsTest extends PriceRecordsContract {}

  @Nested
  class RebuildTest extends RebuildContract {}
}

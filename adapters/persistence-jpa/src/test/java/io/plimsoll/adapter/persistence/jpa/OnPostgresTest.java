package io.plimsoll.adapter.persistence.jpa;

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

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add(
        "spring.datasource.url", () -> PostgresServer.url(PostgresServer.DURABLE, "postgres"));
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
  class PushSequencesTest extends PushSequencesContract {}

  @Nested
  class RebuildTest extends RebuildContract {}
}

package io.plimsoll.adapter.persistence.jpa;

import org.junit.jupiter.api.Nested;
import org.springframework.boot.test.context.SpringBootTest;

/** Every contract on H2, with the schema made by Flyway and validated by Hibernate. */
@SpringBootTest(
    classes = TestDesk.class,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:read-models;DB_CLOSE_DELAY=-1",
      "spring.jpa.hibernate.ddl-auto=validate"
    })
class OnH2Test {

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

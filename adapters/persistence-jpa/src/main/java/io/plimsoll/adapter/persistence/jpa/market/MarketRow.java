package io.plimsoll.adapter.persistence.jpa.market;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A market that was opened. */
@Entity
@Immutable
@Table(name = "market_directory")
class MarketRow extends AppendedRow<String> {

  @Id private String market;

  @SuppressWarnings("UnusedVariable") // for those who look into the table
  private Instant openedAt;

  @SuppressWarnings("NullAway.Init")
  protected MarketRow() {}

  MarketRow(MarketOpened event) {
    market = event.market().text();
    openedAt = event.at();
  }

  @Override
  public String getId() {
    return market;
  }
}

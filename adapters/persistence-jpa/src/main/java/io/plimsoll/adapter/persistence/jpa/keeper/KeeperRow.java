package io.plimsoll.adapter.persistence.jpa.keeper;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A keeper that is registered. */
@Entity
@Immutable
@IdClass(KeeperKey.class)
@Table(name = "keeper_directory")
class KeeperRow extends AppendedRow<KeeperKey> {

  @Id private String market;
  @Id private String keeper;

  @SuppressWarnings("UnusedVariable") // for those who look into the table
  private Instant registeredAt;

  @SuppressWarnings("NullAway.Init")
  protected KeeperRow() {}

  KeeperRow(KeeperRegistered event) {
    market = event.market().text();
    keeper = event.keeper().text();
    registeredAt = event.at();
  }

  @Override
  public KeeperKey getId() {
    return new KeeperKey(market, keeper);
  }
}

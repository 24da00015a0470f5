package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** What one source observes of one asset of a market. */
@Entity
@Immutable
@IdClass(SeriesRow.Key.class)
@Table(name = "price_series")
class SeriesRow extends AppendedRow<SeriesRow.Key> {

  /** All there is to say. */
  record Key(String market, String asset, String source) implements Serializable {}

  @Id private String market;
  @Id private String asset;
  @Id private String source;

  @SuppressWarnings("NullAway.Init")
  protected SeriesRow() {}

  SeriesRow(Key key) {
    market = key.market();
    asset = key.asset();
    source = key.source();
  }

  @Override
  public Key getId() {
    return new Key(market, asset, source);
  }
}

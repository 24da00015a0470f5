package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An observation; the database numbers them. */
@Entity
@Immutable
@Table(name = "price_observation")
class PriceRow {

  private static final int DECIMALS = 18;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String market;

  private String asset;
  private int assetDecimals;
  private String base;
  private int baseDecimals;
  private BigDecimal price;
  private Instant observedAt;
  private Instant receivedAt;
  private String source;

  @SuppressWarnings("NullAway.Init")
  protected PriceRow() {}

  PriceRow(MarketId market, Price price, String source, Instant receivedAt) {
    this.market = market.text();
    asset = price.asset().symbol();
    assetDecimals = price.asset().decimals();
    base = price.base().symbol();
    baseDecimals = price.base().decimals();
    this.price = new BigDecimal(price.perWhole().units(), DECIMALS);
    observedAt = price.observedAt();
    this.receivedAt = receivedAt;
    this.source = source;
  }

  Price price() {
    if (id == null) throw new IllegalStateException("Not recorded yet: a price of " + asset);
    return new Price(
        id,
        new Token(asset, assetDecimals),
        new Token(base, baseDecimals),
        new Wad(price.movePointRight(DECIMALS).toBigIntegerExact()),
        observedAt);
  }

  PriceRecord observation() {
    return new PriceRecord(price(), source, receivedAt);
  }
}

package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.Sighting;
import io.plimsoll.domain.oracle.UnitType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

  /** Empty for a price; else the asset in which a rate counts. */
  private @Nullable String rateIn;

  private @Nullable BigDecimal bid;
  private @Nullable BigDecimal ask;
  private @Nullable BigDecimal confidence;
  private @Nullable Integer signers;
  private @Nullable Long sequence;
  private Instant observedAt;
  private Instant receivedAt;
  private String source;

  @SuppressWarnings("NullAway.Init")
  protected PriceRow() {}

  PriceRow(MarketId market, PriceRecord record) {
    var seen = record.sighting();
    this.market = market.text();
    asset = record.asset().symbol();
    assetDecimals = record.asset().decimals();
    base = record.base().symbol();
    baseDecimals = record.base().decimals();
    price = new BigDecimal(seen.value().units(), DECIMALS);
    rateIn = record.unit() instanceof UnitType.RateIn(var other) ? other.symbol() : null;
    bid = seen.particulars().bid().orElse(null);
    ask = seen.particulars().ask().orElse(null);
    confidence = seen.particulars().confidence().map(PriceRow::rounded).orElse(null);
    signers =
        seen.particulars().signers().isPresent() ? seen.particulars().signers().getAsInt() : null;
    sequence =
        seen.particulars().sequence().isPresent()
            ? seen.particulars().sequence().getAsLong()
            : null;
    observedAt = seen.observedAt();
    receivedAt = record.receivedAt();
    source = record.source();
  }

  /** A doubt may be told finer than a price. */
  private static BigDecimal rounded(BigDecimal confidence) {
    return confidence.setScale(DECIMALS, RoundingMode.UP);
  }

  PriceRecord observation() {
    if (id == null) throw new IllegalStateException("Not recorded yet: a price of " + asset);
    return new PriceRecord(
        new Sighting(
            id,
            new Wad(price.movePointRight(DECIMALS).toBigIntegerExact()),
            observedAt,
            new Particulars(
                plain(bid),
                plain(ask),
                plain(confidence),
                signers == null ? OptionalInt.empty() : OptionalInt.of(signers),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence))),
        new Token(asset, assetDecimals),
        new Token(base, baseDecimals),
        rateIn == null ? new UnitType.PriceIn(base) : new UnitType.RateIn(new AssetId(rateIn)),
        source,
        receivedAt);
  }

  /** As the source said it: the column fills up with zeros. */
  private static Optional<BigDecimal> plain(@Nullable BigDecimal number) {
    return Optional.ofNullable(number).map(BigDecimal::stripTrailingZeros);
  }
}

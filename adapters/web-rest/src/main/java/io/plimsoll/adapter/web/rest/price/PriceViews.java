package io.plimsoll.adapter.web.rest.price;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.List;

/** How prices are answered. */
public final class PriceViews {

  private PriceViews() {}

  /**
   * A price that was taken.
   *
   * @param actedOn whether the market acts on it; an older one than another source's is only kept
   */
  public record TakenPrice(
      long id,
      MarketId market,
      AssetId asset,
      Wad price,
      Instant observedAt,
      String source,
      boolean actedOn) {}

  /** The price a market acts on, and the newest of each source. */
  public record CurrentPrice(
      MarketId market,
      AssetId asset,
      Wad price,
      long id,
      Instant observedAt,
      Quality quality,
      Instant asOf,
      List<ObservedPrice> sources) {}

  /** One observation. */
  public record ObservedPrice(
      String source, Wad price, long id, Instant observedAt, Instant receivedAt) {
    static ObservedPrice of(PriceRecord record) {
      return new ObservedPrice(
          record.source(),
          record.price().perWhole(),
          record.price().id(),
          record.price().observedAt(),
          record.receivedAt());
    }
  }

  /** Observations over a stretch of time, oldest first, evenly thinned. */
  public record PriceHistory(
      MarketId market, AssetId asset, Instant from, Instant to, List<ObservedPrice> items) {}
}

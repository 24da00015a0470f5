package io.plimsoll.application.oracle;

import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Sighting;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Instant;

/**
 * An observation as recorded.
 *
 * @param base the market's base currency
 * @param unit what the value is a number of
 */
public record PriceRecord(
    Sighting sighting, Token asset, Token base, UnitType unit, String source, Instant receivedAt) {

  /** A bare price in the base currency. */
  public static PriceRecord of(Price price, String source, Instant receivedAt) {
    return new PriceRecord(
        Sighting.of(price),
        price.asset(),
        price.base(),
        new UnitType.PriceIn(price.base().symbol()),
        source,
        receivedAt);
  }

  public PriceRecord numbered(long id) {
    return new PriceRecord(sighting.numbered(id), asset, base, unit, source, receivedAt);
  }

  /**
   * @throws IllegalStateException for a rate: that becomes a price by another asset's
   */
  public Price price() {
    if (!(unit instanceof UnitType.PriceIn))
      throw new IllegalStateException("%s of %s is no price".formatted(unit, asset.symbol()));
    return new Price(sighting.id(), asset, base, sighting.value(), sighting.observedAt());
  }
}

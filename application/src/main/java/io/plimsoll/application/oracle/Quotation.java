package io.plimsoll.application.oracle;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One asset's value as a feed saw it, whichever markets care.
 *
 * @param unit what the value is a number of
 * @param value at most 18 decimals
 */
public record Quotation(
    AssetId asset, UnitType unit, BigDecimal value, Instant observedAt, Particulars particulars) {

  /** A bare price, in so many of a currency for a whole token. */
  public Quotation(AssetId asset, String currency, BigDecimal price, Instant observedAt) {
    this(asset, new UnitType.PriceIn(currency), price, observedAt, Particulars.NONE);
  }
}

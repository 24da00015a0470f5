package io.plimsoll.application.oracle;

import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One asset's price in one currency as a feed saw it, whichever markets care.
 *
 * @param currency symbol of the currency the price is in
 * @param price currency per whole token
 */
public record Quotation(AssetId asset, String currency, BigDecimal price, Instant observedAt) {}

package io.plimsoll.domain.oracle;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Why a price is not taken, or not acted on. */
public sealed interface PriceRejection extends Rejection {

  record PriceNotPositive(AssetId asset, BigDecimal price) implements PriceRejection {}

  record PriceTooLarge(AssetId asset, BigDecimal price, BigDecimal limit)
      implements PriceRejection {}

  record PriceTooFine(AssetId asset, BigDecimal price, int decimals) implements PriceRejection {}

  /** The source has already said something newer. */
  record PriceOutOfOrder(AssetId asset, String source, Instant observedAt, Instant newest)
      implements PriceRejection {}

  record PriceFromFuture(AssetId asset, Instant observedAt, Instant now, Duration tolerance)
      implements PriceRejection {}

  record PriceTooOld(AssetId asset, Instant observedAt, Instant now, Duration maxAge)
      implements PriceRejection {}

  record PriceMissing(AssetId asset) implements PriceRejection {}
}

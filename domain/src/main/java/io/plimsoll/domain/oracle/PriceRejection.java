package io.plimsoll.domain.oracle;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.policy.Action;
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

  /** The market does not do this while something is doubtful about the price. */
  record PriceDoubtful(AssetId asset, Action action, Finding finding) implements PriceRejection {}

  /** The source speaks of something else than what is asked of it. */
  record PriceWrongUnit(AssetId asset, String source, UnitType said, UnitType expected)
      implements PriceRejection {}

  /** Buyers offer more than sellers want. */
  record PriceCrossed(AssetId asset, BigDecimal bid, BigDecimal ask) implements PriceRejection {}

  /** A source's doubt is 0 or more. */
  record ConfidenceAbsurd(AssetId asset, BigDecimal confidence, BigDecimal limit)
      implements PriceRejection {}

  record PriceMissing(AssetId asset) implements PriceRejection {}
}

package io.plimsoll.domain.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a source says it saw. Whether the desk believes it is another question.
 *
 * @param price base currency per whole token
 * @param source who says so
 */
public record Observation(
    MarketId market, AssetId asset, BigDecimal price, Instant observedAt, String source) {

  private static final int DECIMALS = 18;
  private static final BigDecimal LARGEST = new BigDecimal(BigInteger.TEN.pow(20));

  /**
   * The first reason not to take this observation, if any.
   *
   * @param newest what the same source observed last
   * @param maxAge how old it may be
   * @param tolerance how far the source's clock may be ahead of ours
   */
  public Optional<PriceRejection> objection(
      Optional<Instant> newest, Instant now, Duration maxAge, Duration tolerance) {
    if (price.signum() <= 0) return Optional.of(new PriceRejection.PriceNotPositive(asset, price));
    if (price.compareTo(LARGEST) > 0)
      return Optional.of(new PriceRejection.PriceTooLarge(asset, price, LARGEST));
    if (price.stripTrailingZeros().scale() > DECIMALS)
      return Optional.of(new PriceRejection.PriceTooFine(asset, price, DECIMALS));
    if (observedAt.isAfter(now.plus(tolerance)))
      return Optional.of(new PriceRejection.PriceFromFuture(asset, observedAt, now, tolerance));
    if (observedAt.plus(maxAge).isBefore(now))
      return Optional.of(new PriceRejection.PriceTooOld(asset, observedAt, now, maxAge));
    if (newest.isPresent() && !observedAt.isAfter(newest.get()))
      return Optional.of(
          new PriceRejection.PriceOutOfOrder(asset, source, observedAt, newest.get()));
    return Optional.empty();
  }

  /** The price as a Wad; only for an observation without objection. */
  public Wad perWhole() {
    return new Wad(price.movePointRight(DECIMALS).toBigIntegerExact());
  }
}

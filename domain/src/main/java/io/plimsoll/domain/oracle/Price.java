package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;

/**
 * What one whole token of an asset is worth in a market's base currency, as observed once.
 *
 * @param id number of the recorded observation: the evidence a decision keeps
 * @param perWhole base currency per whole token, a Wad above zero
 * @param observedAt when the source saw it
 */
public record Price(long id, Token asset, Token base, Wad perWhole, Instant observedAt) {

  public Price {
    if (perWhole.units().signum() <= 0)
      throw new IllegalArgumentException("A price is above zero: " + perWhole);
  }

  /** Value of an amount of the asset, in the base currency's smallest units. */
  public Amount value(Amount amount, Rounding rounding) {
    requireAsset(amount.token());
    return base.units(
        rounding.divide(
            amount.units().multiply(perWhole.units()).multiply(base.unit()),
            Wad.SCALE.multiply(asset.unit())));
  }

  /** How much of the asset a value buys. */
  public Amount worth(Amount value, Rounding rounding) {
    if (!value.token().equals(base))
      throw new IllegalArgumentException(value + " is not in the base currency " + base.symbol());
    return asset.units(
        rounding.divide(
            value.units().multiply(Wad.SCALE).multiply(asset.unit()),
            perWhole.units().multiply(base.unit())));
  }

  /** The amount of this asset that equals an amount of another at the two prices. */
  public Amount exchange(Amount other, Price otherPrice, Rounding rounding) {
    otherPrice.requireAsset(other.token());
    return asset.units(
        rounding.divide(
            other.units().multiply(otherPrice.perWhole.units()).multiply(asset.unit()),
            perWhole.units().multiply(other.token().unit())));
  }

  public boolean isOlderThan(Duration maxAge, Instant now) {
    return observedAt.plus(maxAge).isBefore(now);
  }

  private void requireAsset(Token token) {
    if (!token.equals(asset))
      throw new IllegalArgumentException(
          "A price of " + asset.symbol() + " says nothing about " + token.symbol());
  }
}

package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What an asset is worth in a market's base currency, as observed once; an exact ratio of smallest
 * units, because some sources quote more decimals than a wad has.
 *
 * @param id number of the recorded observation: the evidence a decision keeps
 * @param baseUnits so many smallest units of the base currency
 * @param assetUnits for so many of the asset; both above zero
 * @param observedAt when the source saw it
 */
public record Price(
    long id,
    Token asset,
    Token base,
    BigInteger baseUnits,
    BigInteger assetUnits,
    Instant observedAt) {

  public Price {
    if (baseUnits.signum() <= 0 || assetUnits.signum() <= 0)
      throw new IllegalArgumentException("A price is above zero: " + baseUnits + "/" + assetUnits);
  }

  /**
   * @param perWhole base currency per whole token, above zero
   */
  public Price(long id, Token asset, Token base, Wad perWhole, Instant observedAt) {
    this(
        id,
        asset,
        base,
        perWhole.units().multiply(base.unit()),
        Wad.SCALE.multiply(asset.unit()),
        observedAt);
  }

  /** Base currency per whole token, down. */
  public Wad perWhole() {
    return new Wad(
        Rounding.DOWN.divide(
            baseUnits.multiply(asset.unit()).multiply(Wad.SCALE),
            assetUnits.multiply(base.unit())));
  }

  /** The same price, seen at another moment. */
  public Price observed(Instant moment) {
    return new Price(id, asset, base, baseUnits, assetUnits, moment);
  }

  /** Value of an amount of the asset, in the base currency's smallest units. */
  public Amount value(Amount amount, Rounding rounding) {
    requireAsset(amount.token());
    return base.units(rounding.mulDiv(amount.units(), baseUnits, assetUnits));
  }

  /** How much of the asset a value buys. */
  public Amount worth(Amount value, Rounding rounding) {
    if (!value.token().equals(base))
      throw new IllegalArgumentException(value + " is not in the base currency " + base.symbol());
    return asset.units(rounding.mulDiv(value.units(), assetUnits, baseUnits));
  }

  /** The most of the asset whose value, rounded so, is no more than a bound. */
  public Amount within(Amount bound, Rounding rounding) {
    if (rounding != Rounding.DOWN) return worth(bound, Rounding.DOWN);
    var beyond = worth(bound.plus(base.units(BigInteger.ONE)), Rounding.UP);
    return beyond.minus(asset.units(BigInteger.ONE));
  }

  /** Less a share of it, down in the units in which it is quoted. */
  public Price lessened(Wad share) {
    var left = Wad.SCALE.subtract(share.units());
    return new Price(
        id,
        asset,
        base,
        baseUnits.multiply(left).divide(Wad.SCALE).max(BigInteger.ONE),
        assetUnits,
        observedAt);
  }

  /** More by a share of it, up in the units in which it is quoted. */
  public Price raised(Wad share) {
    return new Price(
        id,
        asset,
        base,
        Rounding.UP.mulDiv(baseUnits, Wad.SCALE.add(share.units()), Wad.SCALE),
        assetUnits,
        observedAt);
  }

  /** The amount of this asset that equals an amount of another at the two prices. */
  public Amount exchange(Amount other, Price otherPrice, Rounding rounding) {
    otherPrice.requireAsset(other.token());
    return asset.units(
        rounding.divide(
            other.units().multiply(otherPrice.baseUnits).multiply(assetUnits),
            otherPrice.assetUnits.multiply(baseUnits)));
  }

  /** Whole tokens of another asset per whole token of this one, down. */
  public Ray in(Price other) {
    return new Ray(
        Rounding.DOWN.mulDiv(
            baseUnits.multiply(asset.unit()).multiply(other.assetUnits),
            Ray.SCALE,
            assetUnits.multiply(other.baseUnits).multiply(other.asset.unit())));
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

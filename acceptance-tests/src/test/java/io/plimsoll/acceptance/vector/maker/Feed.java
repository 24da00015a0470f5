package io.plimsoll.acceptance.vector.maker;

import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the oracle says of a collateral type.
 *
 * @param price wad
 * @param isValid whether anybody may act on it
 * @param par dai per unit of the feed's currency, ray
 * @param ratio {@code mat}: collateral value per debt, ray
 */
record Feed(BigInteger price, boolean isValid, BigInteger par, BigInteger ratio) {

  /** Dai per collateral. */
  Optional<Ray> perCollateral() {
    return isValid ? Optional.of(new Ray(Words.perCollateral(price, par))) : Optional.empty();
  }

  /** What vaults are judged by from the moment somebody has it taken over; 0 if invalid. */
  BigInteger spot() {
    return perCollateral()
        .map(ray -> ray.units().multiply(Words.RAY).divide(ratio))
        .orElse(BigInteger.ZERO);
  }

  Feed saying(BigInteger newPrice, boolean valid) {
    return new Feed(newPrice, valid, par, ratio);
  }
}

package io.plimsoll.domain.reserve;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A collateral the market trusts only so far: alone it may back debt of chosen assets up to a
 * ceiling, beside another collateral it backs nothing.
 *
 * @param debtCeiling most that may be owed against it, in hundredths of the base currency; empty: a
 *     collateral like any other
 * @param borrowable whether this asset may be drawn against an isolated collateral
 */
public record Isolation(Optional<BigInteger> debtCeiling, boolean borrowable) {

  public static final Isolation NONE = new Isolation(Optional.empty(), false);
}

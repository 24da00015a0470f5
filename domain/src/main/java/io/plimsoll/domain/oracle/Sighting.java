package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * An observation that was taken.
 *
 * @param id its number in the record: the evidence a decision keeps
 * @param value above zero, in the unit in which the asset's sources quote it
 */
public record Sighting(long id, Wad value, Instant observedAt, Particulars particulars) {

  private static final int DECIMALS = 18;

  /** A bare price. */
  public static Sighting of(Price price) {
    return new Sighting(price.id(), price.perWhole(), price.observedAt(), Particulars.NONE);
  }

  public Sighting numbered(long number) {
    return new Sighting(number, value, observedAt, particulars);
  }

  /** What buyers offer, where the source says so; never above the value. */
  public Wad bid() {
    return particulars.bid().map(bid -> wad(bid, RoundingMode.DOWN)).orElse(value).least(value);
  }

  /** What sellers want, where the source says so; never below the value. */
  public Wad ask() {
    return particulars.ask().map(ask -> wad(ask, RoundingMode.UP)).orElse(value).most(value);
  }

  /** Between the two sides, or twice the confidence, whichever is more; a share of it, up. */
  public Wad width() {
    var sides = ask().units().subtract(bid().units());
    var doubt =
        particulars
            .confidence()
            .map(confidence -> wad(confidence, RoundingMode.UP).units().shiftLeft(1))
            .orElse(BigInteger.ZERO);
    return new Wad(Rounding.UP.mulDiv(sides.max(doubt), Wad.SCALE, value.units()));
  }

  private static Wad wad(BigDecimal value, RoundingMode rounding) {
    return new Wad(
        value.movePointRight(DECIMALS).setScale(0, rounding).toBigInteger().max(BigInteger.ZERO));
  }
}

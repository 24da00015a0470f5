package io.plimsoll.domain.routing;

import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;

/** What the curves ask of their terms. */
final class Reserves {

  private Reserves() {}

  static void requirePositive(String what, BigInteger units) {
    if (units.signum() <= 0)
      throw new IllegalArgumentException("The " + what + " is above zero, not " + units);
  }

  /** What a fee leaves lies above 0 and at most at 1. */
  static void requireKept(Wad kept) {
    if (kept.units().signum() == 0 || kept.compareTo(Wad.ONE) > 0)
      throw new IllegalArgumentException("A fee leaves more than nothing and at most all: " + kept);
  }

  static double kept(Wad kept) {
    return kept.units().doubleValue() / Wad.SCALE.doubleValue();
  }
}

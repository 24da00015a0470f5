package io.plimsoll.domain.execution;

/** What the models ask of their inputs. */
final class Positive {

  private Positive() {}

  /**
   * @throws IllegalArgumentException unless finite and above zero
   */
  static void require(String what, double value) {
    if (!(value > 0 && Double.isFinite(value)))
      throw new IllegalArgumentException("The " + what + " is above zero, not " + value);
  }

  /**
   * @throws IllegalArgumentException unless finite and zero or more
   */
  static void requireOrZero(String what, double value) {
    if (!(value >= 0 && Double.isFinite(value)))
      throw new IllegalArgumentException("The " + what + " is not negative: " + value);
  }
}

package io.plimsoll.acceptance.paper;

/**
 * How far a figure may be from what is expected: below it and above it.
 *
 * @param relative to the expected figure
 */
record Tolerance(double below, double above, boolean relative) {

  static Tolerance relative(double part) {
    return new Tolerance(part, part, true);
  }

  static Tolerance absolute(double distance) {
    return new Tolerance(distance, distance, false);
  }

  boolean admits(double expected, double said) {
    var scale = relative ? Math.abs(expected) : 1;
    return said >= expected - below * scale && said <= expected + above * scale;
  }
}

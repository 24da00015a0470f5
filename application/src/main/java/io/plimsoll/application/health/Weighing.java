package io.plimsoll.application.health;

import java.util.stream.DoubleStream;

/**
 * How loans are weighed against a line: what backs a loan less what it owes × the line, all doubts
 * against it. Above zero it is clearly above the line.
 */
final class Weighing {

  private final double[] weights;
  private final double[] doubts;
  private final double greatestDoubt;

  /**
   * @param weights by leg, of a unit; below zero where it is owed
   * @param doubts by leg, of a position, in base units
   */
  Weighing(double[] weights, double[] doubts) {
    this.weights = weights;
    this.doubts = doubts;
    this.greatestDoubt = DoubleStream.of(doubts).max().orElse(0);
  }

  double[] weights() {
    return weights;
  }

  double[] doubts() {
    return doubts;
  }

  double greatestDoubt() {
    return greatestDoubt;
  }
}

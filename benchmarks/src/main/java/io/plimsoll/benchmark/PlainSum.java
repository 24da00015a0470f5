package io.plimsoll.benchmark;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A book's worth summed up from arrays of the same size and kind as a watch keeps: half of the
 * loans with two positions, half with three, each an amount times one of four weights.
 */
final class PlainSum {

  private static final int POSITIONS = 5;

  private final double[][] amounts;
  private final int[][] legs;
  private final double[] weights = {2_000, 30_000, -1, -1};

  PlainSum(int loans) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    amounts = new double[POSITIONS][loans / 2];
    legs = new int[POSITIONS][loans / 2];
    for (var at = 0; at < POSITIONS; at++)
      for (var row = 0; row < loans / 2; row++) {
        amounts[at][row] = random.nextDouble();
        legs[at][row] = random.nextInt(weights.length);
      }
  }

  double sum() {
    return two(amounts[0], amounts[1], legs[0], legs[1])
        + three(amounts[2], amounts[3], amounts[4], legs[2], legs[3], legs[4]);
  }

  private double two(double[] a, double[] b, int[] x, int[] y) {
    var sum = 0.0;
    for (var row = 0; row < a.length; row++)
      sum += a[row] * weights[x[row]] + b[row] * weights[y[row]];
    return sum;
  }

  private double three(double[] a, double[] b, double[] c, int[] x, int[] y, int[] z) {
    var sum = 0.0;
    for (var row = 0; row < a.length; row++)
      sum += a[row] * weights[x[row]] + b[row] * weights[y[row]] + c[row] * weights[z[row]];
    return sum;
  }
}

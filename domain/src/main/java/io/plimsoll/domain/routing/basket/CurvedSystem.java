package io.plimsoll.domain.routing.basket;

/**
 * One step of Newton's method: where a function of several variables with a known curvature ends.
 */
final class CurvedSystem {

  private CurvedSystem() {}

  /**
   * Solves {@code (curvature + ridge × its largest diagonal) x = -gradient} by the decomposition of
   * Cholesky; the ridge makes a flat direction steep enough to be divided by.
   *
   * @param curvature symmetric and positive semi-definite; changed
   */
  static double[] solve(double[][] curvature, double[] gradient, double ridge) {
    var size = gradient.length;
    var largest = Double.MIN_NORMAL;
    for (var i = 0; i < size; i++) largest = Math.max(largest, curvature[i][i]);
    for (var i = 0; i < size; i++) curvature[i][i] += ridge * largest;
    for (var i = 0; i < size; i++)
      for (var j = 0; j <= i; j++) {
        var sum = curvature[i][j];
        for (var k = 0; k < j; k++) sum -= curvature[i][k] * curvature[j][k];
        curvature[i][j] =
            i == j ? Math.sqrt(Math.max(sum, ridge * largest)) : sum / curvature[j][j];
      }
    var x = new double[size];
    for (var i = 0; i < size; i++) {
      var sum = -gradient[i];
      for (var k = 0; k < i; k++) sum -= curvature[i][k] * x[k];
      x[i] = sum / curvature[i][i];
    }
    for (var i = size - 1; i >= 0; i--) {
      var sum = x[i];
      for (var k = i + 1; k < size; k++) sum -= curvature[k][i] * x[k];
      x[i] = sum / curvature[i][i];
    }
    return x;
  }
}

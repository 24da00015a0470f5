package io.plimsoll.domain.routing.basket;

/** The best trade with a pool at given prices, per asset in the order of the pool. */
public final class Response {

  private final double[] trade;
  private final double worth;
  private final double[][] curvature;

  Response(double[] trade, double worth, double[][] curvature) {
    this.trade = trade;
    this.worth = worth;
    this.curvature = curvature;
  }

  static Response none(int assets) {
    return new Response(new double[assets], 0, new double[assets][assets]);
  }

  /** Received less given of an asset. */
  public double trade(int asset) {
    return trade[asset];
  }

  /** Of the trade at the prices, 0 or more. */
  public double worth() {
    return worth;
  }

  /**
   * Second derivative of the worth by the logarithms of two prices, less what vanishes where the
   * trades of all pools balance: positive semi-definite.
   */
  public double curvature(int one, int other) {
    return curvature[one][other];
  }

  /** The trade after a small step of the logarithms of the prices. */
  Response moved(double[] step, double[] prices) {
    var moved = trade.clone();
    for (var i = 0; i < moved.length; i++)
      for (var j = 0; j < moved.length; j++) moved[i] += curvature[i][j] * step[j] / prices[i];
    return new Response(moved, worth, curvature);
  }
}

package io.plimsoll.domain.execution;

/**
 * How far a sale moves a market, from its size against a day's volume: Almgren, Thum, Hauptmann,
 * Li, Direct Estimation of Equity Market Impact (2005). An estimate; all results are fractions of
 * the price.
 *
 * @param volatility σ, of a day's return
 * @param size X ÷ V, the sale as a share of a day's volume
 * @param turnover Θ ÷ V, all there is of the asset as a multiple of a day's volume
 */
public record SizeImpact(double volatility, double size, double turnover) {

  private static final double PERMANENT = 0.314;
  private static final double TEMPORARY = 0.142;

  public SizeImpact {
    Positive.require("volatility", volatility);
    Positive.requireOrZero("size", size);
    Positive.require("turnover", turnover);
  }

  /** I = 0.314 σ (X/V) (Θ/V)^¼: the fall that stays. */
  public double permanent() {
    return PERMANENT * volatility * size * Math.pow(turnover, 0.25);
  }

  /** K = 0.142 σ |X/VT|^⅗: what the sale gives up while it lasts, over so many days. */
  public double temporary(double days) {
    Positive.require("time", days);
    return TEMPORARY * volatility * Math.pow(size / days, 0.6);
  }

  /** J = I/2 + K: half of the lasting fall is met by the sale itself, and all of the other. */
  public double cost(double days) {
    return permanent() / 2 + temporary(days);
  }

  /**
   * The square-root law, Y σ √(X/V).
   *
   * @param factor Y, of order 1
   */
  public double squareRoot(double factor) {
    return factor * volatility * Math.sqrt(size);
  }
}

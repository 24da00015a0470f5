package io.plimsoll.domain.execution;

import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A sale spread over equal steps so that expected cost plus risk aversion times variance is least:
 * Almgren and Chriss, Optimal Execution of Portfolio Transactions (2000), equations 8 to 20. An
 * estimate in doubles; {@link #slices} turns it into orders in whole units.
 *
 * @param quantity X, whole tokens to sell
 * @param days T, by when all is sold
 * @param steps N, how many sales, at the end of each step of T ÷ N
 * @param riskAversion λ, 1 ÷ quote token; 0 counts the cost alone and sells in equal parts
 */
public record SaleSchedule(
    LinearImpact market, double quantity, double days, int steps, double riskAversion) {

  /** Quantile that the paper's costs at 95 % are stated with. */
  public static final double AT_95 = 1.645;

  private static final int SEARCH_STEPS = 200;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  public SaleSchedule {
    Positive.require("quantity", quantity);
    Positive.require("time", days);
    Positive.require("number of steps", steps);
    Positive.requireOrZero("risk aversion", riskAversion);
    Positive.require("temporary impact less half the permanent", market.temporary(days / steps));
  }

  /**
   * κ, per day: 2 (cosh(κτ) - 1) ÷ τ² = λσ² ÷ η̃ (equation 16), solved as 4 sinh²(κτ/2) so that a
   * small κ keeps its digits.
   */
  public double urgency() {
    var pull = riskAversion * square(market.volatility()) / market.temporary(step());
    return 2 * arsinh(Math.sqrt(pull) * step() / 2) / step();
  }

  /** θ = 1 ÷ κ, days; infinite if the cost alone counts. */
  public double halfLife() {
    return 1 / urgency();
  }

  /**
   * What is still held at the start and after each step, whole tokens: X sinh(κ(T - t)) ÷ sinh(κT)
   * (equation 17).
   */
  public double[] holdings() {
    return DoubleStream.of(shares()).map(share -> quantity * share).toArray();
  }

  /** What each step sells, whole tokens. */
  public double[] sales() {
    var held = holdings();
    return IntStream.range(0, steps).mapToDouble(j -> held[j] - held[j + 1]).toArray();
  }

  /** γX²/2 + εX + η̃/τ Σ n², quote tokens (equation 8). */
  public double expectedCost() {
    return quantity * (market.permanent() * quantity / 2 + market.fixedCost())
        + market.temporary(step())
            / step()
            * DoubleStream.of(sales()).map(SaleSchedule::square).sum();
  }

  /** σ²τ Σ x², quote tokens squared: what is held over a step bears its risk. */
  public double variance() {
    return square(market.volatility())
        * step()
        * DoubleStream.of(holdings()).skip(1).map(SaleSchedule::square).sum();
  }

  /** What the cost stays below with the probability of a quantile of the normal law. */
  public double costAt(double quantile) {
    return expectedCost() + quantile * Math.sqrt(variance());
  }

  /** Everything in one step of the same length: the dearest way and the one without risk. */
  public SaleSchedule atOnce() {
    return new SaleSchedule(market, quantity, step(), 1, riskAversion);
  }

  public SaleSchedule withRiskAversion(double other) {
    return new SaleSchedule(market, quantity, days, steps, other);
  }

  /**
   * Whole tokens that are worth holding for ever while the price drifts up: α ÷ 2λσ².
   *
   * @param drift α, quote tokens a day
   */
  public double staticHolding(double drift) {
    return drift / (2 * riskAversion * square(market.volatility()));
  }

  /**
   * The schedule whose cost at a quantile is least, over all risk aversions: the line of efficient
   * schedules is convex, so a golden-section search on the logarithm of κT, from nearly equal parts
   * to nearly everything at once, finds it.
   */
  public SaleSchedule cheapestAt(double quantile) {
    var low = Math.log(1e-4);
    var high = Math.log(20.0 * steps);
    for (var i = 0; i < SEARCH_STEPS; i++) {
      var left = high - GOLDEN * (high - low);
      var right = low + GOLDEN * (high - low);
      if (urgent(left).costAt(quantile) < urgent(right).costAt(quantile)) high = right;
      else low = left;
    }
    return urgent((low + high) / 2);
  }

  /**
   * The schedule's sales as orders: what is held after each step is cut down to a unit, so that the
   * orders add up to the whole, none is negative, and none is more than a unit off.
   */
  public List<Amount> slices(Amount whole) {
    var held = DoubleStream.of(shares()).mapToObj(share -> cut(whole.units(), share)).toList();
    return IntStream.range(0, steps)
        .mapToObj(j -> whole.token().units(held.get(j).subtract(held.get(j + 1))))
        .toList();
  }

  private static BigInteger cut(BigInteger units, double share) {
    return new BigDecimal(units)
        .multiply(new BigDecimal(share))
        .setScale(0, RoundingMode.DOWN)
        .toBigInteger();
  }

  /** Parts of the whole still held at the start and after each step, never rising: 1 to 0. */
  private double[] shares() {
    var urgency = urgency();
    var shares = new double[steps + 1];
    shares[0] = 1;
    for (var j = 1; j < steps; j++)
      shares[j] = Math.min(shares[j - 1], share(urgency, days - j * step()));
    return shares;
  }

  /** sinh(κ · left) ÷ sinh(κT), in a form that does not overflow; left ÷ T where κ is nothing. */
  private double share(double urgency, double left) {
    if (urgency == 0) return left / days;
    return Math.exp(urgency * (left - days))
        * Math.expm1(-2 * urgency * left)
        / Math.expm1(-2 * urgency * days);
  }

  /** The schedule of a κT given by its logarithm. */
  private SaleSchedule urgent(double logarithm) {
    var half = Math.exp(logarithm) / days * step() / 2;
    var pull = square(2 * Math.sinh(half) / step());
    return withRiskAversion(pull * market.temporary(step()) / square(market.volatility()));
  }

  private double step() {
    return days / steps;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double arsinh(double x) {
    return Math.log1p(x + x * x / (1 + Math.sqrt(x * x + 1)));
  }
}

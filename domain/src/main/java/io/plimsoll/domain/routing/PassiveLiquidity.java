package io.plimsoll.domain.routing;

/**
 * What lies in a pool with a constant product and is traded against whenever a price elsewhere
 * moves: how fast it loses, and how often it is traded against. It says how much depth a pool can
 * be expected to keep. An estimate.
 *
 * @param volatility σ, of the price's return over a day
 */
public record PassiveLiquidity(double volatility) {

  private static final double SECONDS_PER_DAY = 86_400;

  public PassiveLiquidity {
    if (!(volatility > 0))
      throw new IllegalArgumentException("The volatility is above zero, not " + volatility);
  }

  /**
   * σ² ÷ 8: the share of the pool lost to arbitrage in a day without fees (Milionis, Moallemi,
   * Roughgarden, Zhang, Automated Market Making and Loss-Versus-Rebalancing, 2022).
   */
  public double lossPerDay() {
    return volatility * volatility / 8;
  }

  /**
   * 1 ÷ (1 + √2 f ÷ (σ √Δt)): how likely a block carries a trade against the pool (Milionis,
   * Moallemi, Roughgarden, Automated Market Making and Arbitrage Profits in the Presence of Fees,
   * 2023).
   *
   * @param fee f, as a fraction
   * @param blockSeconds Δt, between blocks
   */
  public double tradeProbability(double fee, double blockSeconds) {
    return 1 / (1 + Math.sqrt(2) * fee / (volatility * Math.sqrt(blockSeconds / SECONDS_PER_DAY)));
  }
}

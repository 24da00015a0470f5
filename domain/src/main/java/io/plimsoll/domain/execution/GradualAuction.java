package io.plimsoll.domain.execution;

/**
 * Many small falling-price auctions instead of one: tokens come up for sale bit by bit, each at a
 * price that decays from its own start. Frankie and others, Gradual Dutch Auctions (Paradigm,
 * 2022). An estimate of what a buyer would pay, in the asset paid.
 *
 * @param start k, the first token's price as it comes up
 * @param decay l, per unit of time
 */
public record GradualAuction(double start, double decay) {

  public GradualAuction {
    Positive.require("starting price", start);
    Positive.require("decay", decay);
  }

  /**
   * Whole lots, each starting dearer than the one before: k aⁿ (a^q - 1) ÷ (e^lt (a - 1)).
   *
   * @param step a, each lot's start against the last one's, above 1
   * @param sold n, lots sold before
   * @param quantity q
   * @param time t, since the sale began
   */
  public double discreteCost(double step, double sold, double quantity, double time) {
    Positive.require("step less 1", step - 1);
    return start
        * Math.pow(step, sold)
        * (Math.pow(step, quantity) - 1)
        / (Math.exp(decay * time) * (step - 1));
  }

  /**
   * Tokens that come up at a steady rate: (k/l) (e^(lq/r) - 1) ÷ e^lT.
   *
   * @param rate r, tokens per unit of time
   * @param quantity q
   * @param age T, of the oldest token not sold
   */
  public double continuousCost(double rate, double quantity, double age) {
    Positive.require("rate", rate);
    return start / decay * Math.expm1(decay * quantity / rate) / Math.exp(decay * age);
  }
}

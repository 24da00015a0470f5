package io.plimsoll.domain.batch;

/**
 * Uniform prices at which a batch exchanges two tokens, and what a trade at them cost. An estimate
 * in doubles for comparing venues that settle in batches; it moves no money.
 *
 * @param sold clearing price of the token given, in any unit of account
 * @param bought clearing price of the token received, in the same unit
 */
public record ClearingPrices(double sold, double bought) {

  public ClearingPrices {
    if (!(sold > 0 && bought > 0))
      throw new IllegalArgumentException("Prices are above zero: " + sold + ", " + bought);
  }

  /**
   * What was kept of a trade for carrying it out, in the token sold: {@code given - (received +
   * protocolFee) × bought ÷ sold}, the fee identity of CoW Protocol's accounting. Whole tokens.
   *
   * @param protocolFee in the token bought
   */
  public double networkFee(double given, double received, double protocolFee) {
    return given - (received + protocolFee) * bought / sold;
  }
}

package io.plimsoll.domain.batch;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * How a market sells by batch.
 *
 * @param window how long bids are taken from the first lot on, above zero
 * @param minimumFactor least price over the oracle's when the batch is opened, above zero
 * @param margin who is served where bids at the clearing price ask for more than is left
 */
public record BatchPlan(Duration window, Wad minimumFactor, MarginRule margin) {

  public BatchPlan {
    if (window.isNegative() || window.isZero())
      throw new IllegalArgumentException("Bids take time, not " + window);
    if (minimumFactor.units().signum() == 0)
      throw new IllegalArgumentException("Nothing is sold for nothing: the factor is above zero");
  }

  /**
   * The terms of a batch that is opened now; the least price is up.
   *
   * @param oraclePrice payment tokens per whole collateral token
   */
  BatchTerms terms(Token collateral, Token payment, Ray oraclePrice, Instant now) {
    var minimum = Rounding.UP.mulDiv(oraclePrice.units(), minimumFactor.units(), Ray.SCALE);
    return new BatchTerms(
        collateral, payment, new Wad(minimum.max(BigInteger.ONE)), now.plus(window), margin);
  }
}

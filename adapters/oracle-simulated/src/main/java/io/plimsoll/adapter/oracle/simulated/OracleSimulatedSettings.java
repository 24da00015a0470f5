package io.plimsoll.adapter.oracle.simulated;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which prices are made.
 *
 * @param source under which name they appear
 * @param currency what they are in
 * @param every how often each asset is quoted
 */
@ConfigurationProperties("plimsoll.oracle.simulated")
record OracleSimulatedSettings(
    @DefaultValue("random-walk") String source,
    @DefaultValue("USD") String currency,
    @DefaultValue("1") long seed,
    @DefaultValue("1s") Duration every,
    @DefaultValue List<Walk> assets) {

  /**
   * @param start price of a whole token at the first poll
   * @param volatility of a year: 0.8 is 80 %
   */
  record Walk(String asset, BigDecimal start, @DefaultValue("0.8") double volatility) {}
}

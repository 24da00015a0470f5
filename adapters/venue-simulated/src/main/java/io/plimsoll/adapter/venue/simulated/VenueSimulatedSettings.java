package io.plimsoll.adapter.venue.simulated;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pools there are.
 *
 * @param name of the venue, as orders carry it
 * @param recovery share of the distance to the oracle's price that a pool makes good with each new
 *     price
 */
@ConfigurationProperties("plimsoll.venue.simulated")
record VenueSimulatedSettings(
    @DefaultValue("pools") String name,
    @DefaultValue("1") String recovery,
    @DefaultValue List<PoolSettings> pools) {

  /**
   * @param collateral symbol of what is sold
   * @param debt symbol of what it is sold for
   * @param depth whole collateral tokens in the pool at the oracle's price
   * @param fee the venue's share of what is sold, at most four decimals
   */
  record PoolSettings(
      String collateral, String debt, BigDecimal depth, @DefaultValue("0.003") String fee) {}
}

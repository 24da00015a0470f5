package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.application.simulation.SimulatedFaults;
import io.plimsoll.domain.money.BasisPoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pools there are.
 *
 * @param name of the venue, as orders carry it
 * @param recovery share of the distance to the oracle's price that a pool makes good with each new
 *     price
 * @param faults what befalls orders; nothing unless told
 */
@ConfigurationProperties("plimsoll.venue.simulated")
record VenueSimulatedSettings(
    @DefaultValue("pools") String name,
    @DefaultValue("1") String recovery,
    @DefaultValue List<PoolSettings> pools,
    @DefaultValue FaultSettings faults) {

  /**
   * @param collateral symbol of what is sold
   * @param debt symbol of what it is sold for
   * @param depth whole collateral tokens in the pool at the oracle's price
   * @param fee the venue's share of what is sold, at most four decimals
   */
  record PoolSettings(
      String collateral, String debt, BigDecimal depth, @DefaultValue("0.003") String fee) {}

  /**
   * How unreliable the venue is, in shares of its orders.
   *
   * @param seed the same one, the same orders
   * @param lost never arrive, of which nobody hears
   * @param unanswered are filled without an answer
   * @param late arrive only when they are asked about for the second time
   * @param twice are filled, which is told twice
   * @param partial of them a third is taken
   * @param latency how long every question takes
   */
  record FaultSettings(
      @DefaultValue("1") long seed,
      @DefaultValue("0") String lost,
      @DefaultValue("0") String unanswered,
      @DefaultValue("0") String late,
      @DefaultValue("0") String twice,
      @DefaultValue("0") String partial,
      @DefaultValue("0ms") Duration latency) {

    Faults faults() {
      return new Faults(
          seed,
          new SimulatedFaults.Shares(
              BasisPoints.of(lost),
              BasisPoints.of(unanswered),
              BasisPoints.of(late),
              BasisPoints.of(twice),
              BasisPoints.of(partial)),
          latency);
    }
  }
}

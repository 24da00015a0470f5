package io.plimsoll.adapter.venue.simulated;

import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Opens the configured pools; without any the venue quotes nothing until a depth is set. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "plimsoll.venue.simulated.enabled", matchIfMissing = true)
@EnableConfigurationProperties(VenueSimulatedSettings.class)
public class VenueSimulatedAutoConfiguration {

  @Bean
  PoolVenue poolVenue(VenueSimulatedSettings settings) {
    var venue =
        new PoolVenue(
            new VenueId(settings.name()),
            BasisPoints.of(settings.recovery()),
            settings.faults().faults());
    for (var pool : settings.pools())
      venue.setDepth(
          new AssetId(pool.collateral()),
          new AssetId(pool.debt()),
          pool.depth(),
          BasisPoints.of(pool.fee()));
    return venue;
  }
}

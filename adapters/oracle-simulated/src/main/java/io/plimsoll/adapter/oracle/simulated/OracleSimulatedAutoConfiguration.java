package io.plimsoll.adapter.oracle.simulated;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.domain.money.AssetId;
import java.util.LinkedHashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes prices, if it is asked to: nobody should get invented ones by accident. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "plimsoll.oracle.simulated.enabled")
@EnableConfigurationProperties(OracleSimulatedSettings.class)
public class OracleSimulatedAutoConfiguration {

  @Bean
  PriceFeed randomWalkFeed(OracleSimulatedSettings settings) {
    var walks = new LinkedHashMap<AssetId, RandomWalk>();
    for (var walk : settings.assets())
      walks.put(
          new AssetId(walk.asset()),
          new RandomWalk(
              walk.start(), walk.volatility(), settings.seed() * 31 + walk.asset().hashCode()));
    return new RandomWalkFeed(settings.source(), settings.currency(), settings.every(), walks);
  }
}

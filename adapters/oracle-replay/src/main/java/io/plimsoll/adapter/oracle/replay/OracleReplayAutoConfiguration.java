package io.plimsoll.adapter.oracle.replay;

import io.plimsoll.application.replay.PriceArchive;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Offers the price histories that come with this module. */
@AutoConfiguration
public class OracleReplayAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PriceArchive priceArchive() {
    return new CsvPriceArchive();
  }
}

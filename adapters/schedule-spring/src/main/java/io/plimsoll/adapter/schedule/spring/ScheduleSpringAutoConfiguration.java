package io.plimsoll.adapter.schedule.spring;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceFeed;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Keeps the desk going by itself, unless somebody else moves its time. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "plimsoll.schedule.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ScheduleSpringSettings.class)
public class ScheduleSpringAutoConfiguration {

  @Bean
  Rounds rounds(ForcedSales sales, MarketBook markets, ScheduleSpringSettings settings) {
    return new Rounds(Map.of(new ExaminationRound(markets, sales), settings.examine()));
  }

  @Bean
  FeedStates feedStates(
      ObjectProvider<PriceFeed> feeds,
      PriceDesk prices,
      DeskClock clock,
      ScheduleSpringSettings settings) {
    var chance = new SplittableRandom();
    return new FeedStates(
        feeds
            .orderedStream()
            .map(
                feed ->
                    new FeedLoop(feed, prices, clock, settings.poll(), chance.split()::nextDouble))
            .toList());
  }
}

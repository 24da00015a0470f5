package io.plimsoll.bootstrap;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.application.replay.CrashReplay;
import io.plimsoll.application.replay.PriceArchive;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.application.replay.ReplayDesk;
import io.plimsoll.application.replay.ReplaySettings;
import io.plimsoll.application.replay.SaleWatch;
import io.plimsoll.domain.market.MarketId;
import java.util.SplittableRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The main job: a price history told to the desk, tick by tick, by a clock that follows it. */
@Configuration(proxyBeanMethods = false)
@Profile("replay")
@EnableConfigurationProperties(ReplayConfiguration.Settings.class)
class ReplayConfiguration {

  /**
   * @param scenario name of a price history
   * @param speed seconds of history in a second; 0: as fast as it goes
   */
  @ConfigurationProperties("plimsoll.replay")
  record Settings(
      String scenario,
      @DefaultValue("main") String market,
      @DefaultValue("3000") int loans,
      @DefaultValue("1") long seed,
      @DefaultValue("0") long speed) {}

  @Bean
  PriceHistory replayedHistory(PriceArchive archive, Settings settings) {
    return archive.history(settings.scenario());
  }

  @Bean
  DeskClock replayClock(PriceHistory history, PriceRecords records) {
    return DeskClock.standingAt(CrashReplay.resumesAt(history, records.lastReceived()));
  }

  @Bean
  SaleWatch saleWatch() {
    return new SaleWatch();
  }

  @Bean
  ReplayDesk replayDesk(
      Lanes lanes,
      PriceDesk prices,
      PriceRecords records,
      ForcedSales sales,
      HealthWatch watch,
      Histories histories,
      Ledger ledger,
      DeskClock clock) {
    return new ReplayDesk(lanes, prices, records, sales, watch, histories, ledger, clock);
  }

  @Bean
  CrashReplay crashReplay(
      Settings settings, PriceHistory history, ReplayDesk desk, SaleWatch watch) {
    return new CrashReplay(
        new ReplaySettings(
            settings.scenario(),
            new MarketId(settings.market()),
            settings.loans(),
            settings.seed(),
            settings.speed()),
        history,
        seed -> new SplittableRandom(seed)::nextDouble,
        desk,
        watch,
        System.out::println);
  }

  @Bean
  ReplayThread replayThread(CrashReplay replay) {
    return new ReplayThread(replay);
  }
}

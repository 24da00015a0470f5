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
import io.plimsoll.application.replay.FeedbackSettings;
import io.plimsoll.application.replay.PriceArchive;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.application.replay.PriceWindow;
import io.plimsoll.application.replay.ReplayDesk;
import io.plimsoll.application.replay.ReplaySettings;
import io.plimsoll.application.replay.comparison.ImpactWatch;
import io.plimsoll.application.replay.keepers.KeeperSettings;
import io.plimsoll.application.replay.tally.SaleWatch;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.pacing.PacingTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
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
   * @param from leaves out what was before
   * @param to leaves out what was after
   * @param mechanisms by which the market may sell
   * @param paced whether the desk holds its sales back so that they break no other loan
   * @param feedback whether prices feel what is sold
   * @param ways to compare: of each, its mechanisms and perhaps PACED, joined by plus signs
   * @param compare runs the same book once for each way of selling instead, and tells the table
   * @param begun whether it begins by itself
   */
  @ConfigurationProperties("plimsoll.replay")
  record Settings(
      String scenario,
      @DefaultValue("main") String market,
      @DefaultValue("3000") int loans,
      @DefaultValue("1") long seed,
      @DefaultValue("0") long speed,
      @DefaultValue("0001-01-01T00:00:00Z") Instant from,
      @DefaultValue("9999-12-31T00:00:00Z") Instant to,
      @DefaultValue("DIRECT_SALE") Set<Mechanism> mechanisms,
      @DefaultValue("false") boolean paced,
      @DefaultValue Felt feedback,
      @DefaultValue({
            "DIRECT_SALE",
            "DIRECT_SALE+PACED",
            "DUTCH_AUCTION",
            "BATCH_AUCTION",
            "CALL_WITH_BONUS",
            "DIRECT_SALE+DUTCH_AUCTION+BATCH_AUCTION+CALL_WITH_BONUS",
            "DIRECT_SALE+DUTCH_AUCTION+BATCH_AUCTION+CALL_WITH_BONUS+PACED"
          })
          List<String> ways,
      @DefaultValue("false") boolean compare,
      @DefaultValue("true") boolean begun,
      @DefaultValue Keepers keepers) {

    PriceHistory history(PriceArchive archive) {
      var whole = archive.history(scenario);
      return from.isAfter(whole.from()) || to.isBefore(whole.to())
          ? PriceWindow.of(whole, from, to)
          : whole;
    }

    ReplaySettings replay() {
      return new ReplaySettings(
          scenario,
          new MarketId(market),
          loans,
          seed,
          speed,
          new TreeSet<>(mechanisms),
          drawn(),
          new Guards(false, Optional.of(PacingTerms.STANDARD).filter(_ -> paced)),
          Optional.of(new FeedbackSettings(feedback.permanentShare(), feedback.recovery()))
              .filter(_ -> feedback.enabled()));
    }

    private KeeperSettings drawn() {
      return new KeeperSettings(
          keepers.perHour(),
          BasisPoints.of(keepers.margin()),
          keepers.funds(),
          BasisPoints.of(keepers.hedged()),
          Optional.of(new KeeperSettings.Absence(keepers.awayFrom(), keepers.awayFor()))
              .filter(away -> away.lasting().isPositive()));
    }
  }

  /**
   * How prices feel what is sold.
   *
   * @param permanentShare of the fall that sales cause on venues, the part that stays
   * @param recovery after which 1/e of the rest is left
   */
  record Felt(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("0.1") double permanentShare,
      @DefaultValue("PT10M") Duration recovery) {}

  /**
   * The simulated keepers of a market that does not sell all directly.
   *
   * @param perHour how many look in an hour
   * @param margin mean of the profit they want
   * @param funds what one spends at a visit, in dollars
   * @param hedged share that they sell again at once
   * @param awayFrom from when on nobody comes
   * @param awayFor how long; zero: somebody always comes
   */
  record Keepers(
      @DefaultValue("30") double perHour,
      @DefaultValue("0.01") String margin,
      @DefaultValue("50000") BigDecimal funds,
      @DefaultValue("0.5") String hedged,
      @DefaultValue("0001-01-01T00:00:00Z") Instant awayFrom,
      @DefaultValue("PT0S") Duration awayFor) {}

  @Bean
  PriceHistory replayedHistory(PriceArchive archive, Settings settings) {
    return settings.history(archive);
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
  ImpactWatch impactWatch() {
    return new ImpactWatch();
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
      ObjectProvider<ExecutionVenue> venues,
      DeskClock clock) {
    return new ReplayDesk(
        lanes,
        prices,
        records,
        sales,
        watch,
        histories,
        ledger,
        venues.orderedStream().toList(),
        clock);
  }

  @Bean
  @ConditionalOnBooleanProperty(
      name = "plimsoll.replay.compare",
      havingValue = false,
      matchIfMissing = true)
  CrashReplay crashReplay(
      Settings settings,
      PriceHistory history,
      ReplayDesk desk,
      SaleWatch watch,
      ImpactWatch impact) {
    return new CrashReplay(
        settings.replay(),
        history,
        seed -> new SplittableRandom(seed)::nextDouble,
        desk,
        watch,
        impact,
        System.out::println);
  }

  @Bean
  @ConditionalOnBooleanProperty("plimsoll.replay.compare")
  ReplayComparison replayComparison(Settings settings, ApplicationArguments arguments) {
    return new ReplayComparison(
        settings.ways(), List.of(arguments.getSourceArgs()), System.out::println);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "plimsoll.replay.begun", matchIfMissing = true)
  ReplayThread replayThread(
      Settings settings,
      ObjectProvider<CrashReplay> replay,
      ObjectProvider<ReplayComparison> comparison) {
    return new ReplayThread(settings.compare() ? comparison.getObject() : replay.getObject());
  }
}

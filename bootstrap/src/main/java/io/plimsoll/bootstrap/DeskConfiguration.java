package io.plimsoll.bootstrap;

import io.plimsoll.adapter.schedule.spring.FeedStates;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.IndexedHealthWatch;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.invariant.Breaches;
import io.plimsoll.application.invariant.InvariantRound;
import io.plimsoll.application.invariant.InvariantWatch;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.Statements;
import io.plimsoll.application.ledger.SubLedgers;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.OpenLoans;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.oracle.DryRun;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceListener;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.projection.Projections;
import io.plimsoll.application.venue.ExecutionVenue;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The application's own parts, put together with whatever adapters are there. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

  /** The machine's clock, unless a profile has the time told. */
  @Bean
  @ConditionalOnMissingBean
  @Profile("!sandbox & !replay")
  DeskClock runningClock() {
    return DeskClock.running();
  }

  /** Stands still from the start on, never before what the desk has already seen. */
  @Bean
  @Profile("sandbox")
  DeskClock sandboxClock(PriceRecords records) {
    var now = Instant.now();
    return DeskClock.standingAt(records.lastReceived().filter(now::isBefore).orElse(now));
  }

  @Bean
  PriceBoard priceBoard(
      PriceRecords records,
      DeskClock clock,
      @Value("${plimsoll.prices.future-tolerance:PT10S}") Duration tolerance,
      ObjectProvider<PriceListener> listeners) {
    return new PriceBoard(records, clock, tolerance, listeners.orderedStream().toList());
  }

  @Bean
  HealthWatch healthWatch() {
    return new IndexedHealthWatch();
  }

  @Bean
  LoanFollower loanFollower(HealthWatch watch) {
    return new LoanFollower(watch);
  }

  @Bean
  Breaches breaches() {
    return new Breaches();
  }

  @Bean
  InvariantWatch invariantWatch(Breaches breaches) {
    return new InvariantWatch(breaches);
  }

  /**
   * @param budget of rows a round; with a round every five seconds, 120,000 events a minute
   */
  @Bean
  InvariantRound invariantRound(
      MarketBook markets,
      LoanBook loans,
      LiquidationBook liquidations,
      AuctionBook auctions,
      KeeperBook keepers,
      Ledger ledger,
      SubLedgers subLedgers,
      Histories histories,
      Lanes lanes,
      Breaches breaches,
      @Value("${plimsoll.invariants.rows-a-round:10000}") int budget) {
    return new InvariantRound(
        markets,
        loans,
        liquidations,
        auctions,
        keepers,
        ledger,
        subLedgers,
        histories,
        lanes,
        breaches,
        budget);
  }

  @Bean
  InvariantReport invariantReport(Breaches breaches) {
    return new InvariantReport(breaches);
  }

  @Bean
  Volatilities volatilities() {
    return new Volatilities();
  }

  @Bean
  OwnSales ownSales() {
    return new OwnSales();
  }

  @Bean
  ForcedSales forcedSales(
      Lanes lanes,
      HealthWatch watch,
      Volatilities volatilities,
      OwnSales own,
      ObjectProvider<ExecutionVenue> venues) {
    return new ForcedSales(lanes, watch, volatilities, own, venues.orderedStream().toList());
  }

  @Bean
  PriceDesk priceDesk(Lanes lanes, PriceBoard board, MarketBook markets, ForcedSales sales) {
    return new PriceDesk(lanes, board, markets, sales);
  }

  @Bean
  DryRun dryRun(Lanes lanes, LoanBook loans) {
    return new DryRun(lanes, loans);
  }

  @Bean
  Statements statements(SubLedgers ledger, Histories histories) {
    return new Statements(ledger, histories);
  }

  @Bean
  TakeUp takeUp(MarketBook markets, OpenLoans loans, HealthWatch watch, ForcedSales sales) {
    return new TakeUp(markets, loans, watch, sales);
  }

  @Bean
  ReadModelReadiness readModels(Projections projections) {
    return new ReadModelReadiness(projections);
  }

  @Bean
  ParkedReport parkedEvents(Projections projections) {
    return new ParkedReport(projections);
  }

  @Bean
  FeedReport feeds(ObjectProvider<FeedStates> feeds) {
    return new FeedReport(feeds);
  }
}

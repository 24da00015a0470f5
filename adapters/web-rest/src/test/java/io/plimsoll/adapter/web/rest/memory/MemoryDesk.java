package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Outages;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.ledger.Statements;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.DryRun;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PushSequences;
import io.plimsoll.application.oracle.Volatilities;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The whole desk in memory, with its clock standing still. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class MemoryDesk {

  public static final Instant START = Instant.parse("2021-01-11T08:30:00Z");

  @Bean
  DeskClock clock() {
    return DeskClock.standingAt(START);
  }

  @Bean
  MemoryPrices prices() {
    return new MemoryPrices();
  }

  @Bean
  PriceBoard board(MemoryPrices prices, DeskClock clock) {
    return new PriceBoard(prices, clock, Duration.ofSeconds(10), List.of());
  }

  /** A store that has gone fails like a file that cannot be written. */
  @Bean
  Outages outages() {
    return UncheckedIOException.class::isInstance;
  }

  @Bean
  MemoryAnswers answers() {
    return new MemoryAnswers();
  }

  @Bean
  HealthWatch watch() {
    return new PlainHealthWatch();
  }

  @Bean
  MemoryLanes lanes(PriceBoard board, MemoryAnswers answers, HealthWatch watch) {
    return new MemoryLanes(board, answers, List.of(new LoanFollower(watch)));
  }

  @Bean
  MemoryBooks books(MemoryLanes lanes) {
    return new MemoryBooks(lanes);
  }

  @Bean
  MemoryLedger ledger(MemoryLanes lanes) {
    return new MemoryLedger(lanes);
  }

  @Bean
  Statements statements(MemoryLedger ledger, MemoryLanes lanes) {
    return new Statements(ledger, lanes);
  }

  @Bean
  MemoryVenue venue() {
    return new MemoryVenue();
  }

  @Bean
  MemoryReplay replay() {
    return new MemoryReplay();
  }

  @Bean
  ForcedSales sales(MemoryLanes lanes, HealthWatch watch, MemoryVenue venue) {
    return new ForcedSales(lanes, watch, new Volatilities(), new OwnSales(), List.of(venue));
  }

  @Bean
  DryRun dryRun(MemoryLanes lanes, MemoryBooks books) {
    return new DryRun(lanes, books);
  }

  @Bean
  PushSequences pushSequences() {
    var reached = new ConcurrentHashMap<String, Long>();
    return (signer, sequence) -> {
      var before = reached.merge(signer, sequence, Math::max);
      return before == sequence && TAKEN.add(signer + " " + sequence);
    };
  }

  private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

  @Bean
  PriceDesk priceDesk(MemoryLanes lanes, PriceBoard board, MemoryBooks books, ForcedSales sales) {
    return new PriceDesk(lanes, board, books, sales);
  }
}

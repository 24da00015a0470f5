package io.plimsoll.adapter.schedule.spring;

import io.plimsoll.application.invariant.InvariantRound;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Has the invariants looked at all the while, on a thread of their own, whoever moves the time. */
@AutoConfiguration
public class InvariantScheduleAutoConfiguration {

  private static final Logger LOG =
      System.getLogger(InvariantScheduleAutoConfiguration.class.getName());

  @Bean
  Rounds invariantRounds(
      InvariantRound round, @Value("${plimsoll.invariants.every:5s}") Duration pause) {
    return new Rounds(Map.of(() -> look(round), pause));
  }

  private static void look(InvariantRound round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The invariants could not be looked at; they are in the next round", e);
    }
  }
}

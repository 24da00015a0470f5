package io.plimsoll.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.testing.ForAll;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random ticks in a market where anything may change. At each the indexed watch must name exactly
 * what an independent valuation of every loan in long integers names, with the same healths; and at
 * one in a hundred what the plain watch names, so that the valuation is held to the rules too.
 */
class HealthWatchProperties {

  private static final long SEED = Long.getLong("plimsoll.seed", 20_210_111L);
  private static final int RUNS = 4;
  private static final int TICKS = 100_000;
  private static final int PLAINLY = 100;
  private static final int TICKS_OF_A_PROFILE = 800;

  /** In seconds. */
  private static final int HOUR = 3_600;

  private static final int WEEK = 7 * 24 * HOUR;
  private static final long ONE = 10_000;
  private static final List<Long> OTHER_LINES =
      List.of(9_000L, 9_990L, 10_001L, 10_050L, 10_200L, 10_500L, 12_500L);

  /** A market and the watches that look at it. */
  private static final class Run {
    private final RandomGenerator random;
    private final RandomMarket market;
    private final HealthWatch indexed = new IndexedHealthWatch();
    private final HealthWatch plain = new PlainHealthWatch();
    private final LongBook longs;
    private long named;
    private int looks;

    Run(long seed, Profile profile, int longestPause) {
      random = ForAll.random(seed);
      market = new RandomMarket(random, profile, longestPause);
      longs = new LongBook(market);
      market.openLoans().forEach(this::follow);
    }

    void follow(Loan.Open loan) {
      indexed.follow(loan);
      plain.follow(loan);
      longs.follow(loan);
    }

    long line() {
      return random.nextInt(30) > 0 ? ONE : OTHER_LINES.get(random.nextInt(OTHER_LINES.size()));
    }

    List<Standing> look(HealthWatch watch, long line) {
      return watch.below(LongBook.wad(line), market, market.facts());
    }

    /** Half of the loans below 1 are put right, so that others can sink. */
    void mend(List<Standing> below) {
      named += below.size();
      looks++;
      for (var standing : below) if (random.nextBoolean()) follow(market.change(standing.loan()));
    }
  }

  @TestFactory
  Stream<DynamicTest> every_loan_below_the_line_and_no_other_is_named_at_every_tick() {
    return IntStream.range(0, RUNS)
        .mapToObj(
            n ->
                DynamicTest.dynamicTest(
                    TICKS + " ticks from seed " + (SEED + n), () -> run(SEED + n)));
  }

  private static void run(long seed) {
    var run = new Run(seed, Profile.STANDARD, HOUR);
    for (var tick = 0; tick < TICKS; tick++) {
      run.market.tick().forEach(run::follow);
      var line = run.line();
      var named = run.look(run.indexed, line);
      if (!named.equals(run.longs.below(line, run.market.facts())))
        assertThat(named)
            .as("tick %d from seed %d, line %d", tick, seed, line)
            .isEqualTo(run.longs.below(line, run.market.facts()));
      if (tick % PLAINLY == 0)
        assertThat(named)
            .as("plainly at tick %d from seed %d", tick, seed)
            .isEqualTo(run.look(run.plain, line));
      if (line == ONE) run.mend(named);
    }
    assertThat(run.named).as("loans did sink").isGreaterThan(TICKS / 100);
    assertThat(run.named).as("and not all").isLessThan(20L * run.looks);
  }

  @TestFactory
  Stream<DynamicTest> whatever_the_profile_it_names_what_the_plain_watch_names() {
    return Stream.of(Profile.AAVE_3_6, Profile.MORPHO_BLUE, Profile.COMET)
        .map(
            profile ->
                DynamicTest.dynamicTest(
                    TICKS_OF_A_PROFILE + " ticks of " + profile.name(), () -> run(profile)));
  }

  private static void run(Profile profile) {
    var run = new Run(SEED, profile, WEEK);
    for (var tick = 0; tick < TICKS_OF_A_PROFILE; tick++) {
      run.market.tick().forEach(run::follow);
      var line = run.line();
      var named = run.look(run.indexed, line);
      assertThat(named)
          .as("tick %d of %s, line %d", tick, profile.name(), line)
          .isEqualTo(run.look(run.plain, line));
      if (line == ONE) run.mend(named);
    }
    assertThat(run.named).as("loans did sink").isGreaterThan(TICKS_OF_A_PROFILE / 100);
  }
}

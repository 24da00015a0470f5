package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.testing.BookAudit;
import io.plimsoll.domain.testing.ForAll;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.PaperBook;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Long random runs: 200,000 commands in every build, some in each kind of market, and as many as
 * {@code -Dplimsoll.commands=2000000} says on demand; {@code -Dplimsoll.seed=…} makes them other
 * ones. What a command touched is checked after each; one command in {@value #CLOSELY} is asked
 * twice, and the whole book counted anew.
 */
class EnduranceProperties {

  private static final long COMMANDS = Long.getLong("plimsoll.commands", 200_000);
  private static final int CLOSELY = 500;
  private static final int LEG = 4_000;

  @ParameterizedTest
  @EnumSource
  void the_books_stay_right_for_as_long_as_it_takes(Waters waters, TestReporter reporter) {
    var log = new Log();
    ForAll.until(
        () -> log.commands >= COMMANDS * waters.share() / 100,
        Generator.lists(Move.moves(waters.kinds()), LEG),
        moves -> sail(waters, moves, log));
    reporter.publishEntry(
        waters.name(), log.commands + " commands, " + log.perSecond() + " a second");
    log.assertThatNothingIsMissing(waters);
  }

  private static void sail(Waters waters, List<Move> moves, Log log) {
    var voyage = new Voyage(waters);
    voyage.desk().lookingClosely(CLOSELY);
    moves.forEach(voyage::take);
    var book = voyage.desk().book();
    BookAudit.checkAll(book);
    assertThat(PaperBook.replayed(MAIN, book.events()).states())
        .as("events read again give what deciding left")
        .isEqualTo(book.states());
    log.note(voyage.desk().commands(), book.events());
  }

  private static Stream<Class<?>> kinds(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(EnduranceProperties::kinds)
        : Stream.of(family);
  }

  /** How far it went, and what was met. */
  private static final class Log {
    private final long start = System.nanoTime();
    private final Set<Object> met = new HashSet<>();
    private long commands;

    void note(long more, List<Event> events) {
      commands += more;
      for (var event : events) {
        met.add(event.getClass());
        if (event instanceof LiquidationClosed closed) met.add(closed.outcome());
      }
    }

    long perSecond() {
      return commands * 1_000 / Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** The runs prove something only if they meet everything there is to meet. */
    void assertThatNothingIsMissing(Waters waters) {
      var all =
          Stream.of(
                  MarketEvent.class,
                  ReserveEvent.class,
                  LenderEvent.class,
                  LoanEvent.class,
                  LiquidationEvent.class,
                  AuctionEvent.class,
                  BatchEvent.class,
                  KeeperEvent.class)
              .<Object>flatMap(EnduranceProperties::kinds);
      assertThat(Stream.concat(all, Stream.of(Outcome.values())))
          .filteredOn(one -> !waters.elsewhere().contains(one))
          .filteredOn(one -> !met.contains(one))
          .as("never met in %s", waters)
          .isEmpty();
    }
  }
}

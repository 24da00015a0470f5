package io.plimsoll.adapter.schedule.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.replay.PaperDesk;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.DeskWords;
import io.plimsoll.domain.testing.Listing;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedLoopTest {

  private static final Instant START = Instant.parse("2021-01-11T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PaperDesk stored = new PaperDesk(DeskWords.MAIN);
  private final DeskClock clock = DeskClock.standingAt(START);
  private final PriceBoard board = new PriceBoard(stored, clock, Duration.ofSeconds(10), List.of());
  private final PlainHealthWatch watch = new PlainHealthWatch();
  private final PriceDesk desk =
      new PriceDesk(
          stored,
          board,
          stored,
          new ForcedSales(stored, watch, new Volatilities(), new OwnSales(), List.of()));

  FeedLoopTest() {
    stored.takeUp(board, List.of(new LoanFollower(watch)));
    stored.submit(Submission.of(DeskFixture.openMarket())).join();
    stored.submit(Submission.of(Listing.of(DeskWords.WETH).command())).join();
  }

  private static PriceFeed feed(String source, Function<Instant, List<Quotation>> poll) {
    return new PriceFeed() {
      @Override
      public String source() {
        return source;
      }

      @Override
      public List<Quotation> poll(Instant now) {
        return poll.apply(now);
      }
    };
  }

  private static List<Quotation> ether(Instant now) {
    return List.of(new Quotation(DeskWords.WETH.id(), "USD", new BigDecimal("2000"), now));
  }

  private static OracleUnavailable silence() {
    return new OracleUnavailable("feed", new IOException("timed out"));
  }

  private FeedLoop loop(PriceFeed feed) {
    return new FeedLoop(feed, desk, clock, SECOND, Duration.ofMillis(100), () -> 0.5);
  }

  private List<String> sources() {
    return stored.newest(DeskWords.MAIN, Optional.empty()).stream()
        .map(PriceRecord::source)
        .toList();
  }

  @Test
  void what_a_feed_has_seen_is_taken_and_it_is_asked_again_after_the_pause() throws Exception {
    var loop = loop(feed("feed", FeedLoopTest::ether));
    assertThat(loop.once()).isEqualTo(SECOND);
    assertThat(sources()).containsExactly("feed");
    assertThat(loop.state().failures()).isZero();
    assertThat(loop.state().heard()).isPresent();
  }

  @Test
  void a_feed_that_fails_is_asked_less_and_less_and_after_five_failures_left_alone()
      throws Exception {
    var asked = new AtomicInteger();
    var loop =
        loop(
            feed(
                "feed",
                _ -> {
                  asked.incrementAndGet();
                  throw silence();
                }));
    var pauses = new ArrayList<Duration>();
    for (var i = 0; i < 5; i++) pauses.add(loop.once());
    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            FeedLoop.LONGEST_PAUSE);
    assertThat(loop.state().left()).isTrue();
    assertThat(loop.state().failures()).isEqualTo(5);
    assertThat(loop.state().trouble()).hasValueSatisfying(why -> assertThat(why).contains("feed"));
    loop.once();
    assertThat(asked).as("nobody asks while it is left alone").hasValue(5);
  }

  @Test
  void chance_spreads_the_pauses_by_a_quarter() throws Exception {
    for (var draw : new double[] {0, 1}) {
      var failing = feed("feed", _ -> List.of(fail()));
      var loop = new FeedLoop(failing, desk, clock, SECOND, SECOND, () -> draw);
      assertThat(loop.once()).isEqualTo(Duration.ofMillis(draw == 0 ? 1_500 : 2_500));
    }
  }

  private static Quotation fail() {
    throw new IllegalStateException("a fault in the feed");
  }

  @Test
  void one_answer_makes_up_for_all_failures() throws Exception {
    var asked = new AtomicInteger();
    var loop =
        loop(
            feed(
                "feed",
                now -> {
                  if (asked.incrementAndGet() < 4) throw silence();
                  return ether(now);
                }));
    for (var i = 0; i < 3; i++) loop.once();
    assertThat(loop.once()).isEqualTo(SECOND);
    assertThat(loop.state().failures()).isZero();
    assertThat(loop.state().trouble()).isEmpty();
    assertThat(sources()).containsExactly("feed");
  }

  @Test
  void a_question_that_hangs_is_given_up_and_not_asked_twice() throws Exception {
    var never = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var loop =
        loop(
            feed(
                "feed",
                now -> {
                  asked.incrementAndGet();
                  while (never.getCount() > 0)
                    try {
                      never.await();
                    } catch (InterruptedException _) {
                      // It hangs all the same.
                    }
                  return ether(now);
                }));
    loop.once();
    loop.once();
    assertThat(asked).hasValue(1);
    assertThat(loop.state().failures()).isEqualTo(2);
    assertThat(loop.state().trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("still hangs"));
    never.countDown();
  }

  @Test
  void a_feed_that_hangs_holds_up_no_other() throws Exception {
    var never = new CountDownLatch(1);
    var heard = new CountDownLatch(20);
    var states =
        new FeedStates(
            List.of(
                loop(
                    feed(
                        "hanging",
                        _ -> {
                          await(never);
                          return List.of();
                        })),
                new FeedLoop(
                    feed(
                        "sound",
                        _ -> {
                          heard.countDown();
                          return List.of();
                        }),
                    desk,
                    clock,
                    Duration.ofMillis(1),
                    () -> 0.5)));
    states.start();
    assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(states.all()).extracting(FeedState::source).containsExactly("hanging", "sound");
    states.stop();
    assertThat(states.isRunning()).isFalse();
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void who_hands_a_price_on_is_not_interrupted_at_the_end() throws Exception {
    var taking = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    var slow =
        new PriceBoard(
            stored,
            clock,
            Duration.ofSeconds(10),
            List.of(
                (_, _) -> {
                  taking.countDown();
                  try {
                    go.await();
                  } catch (InterruptedException _) {
                    interrupted.set(true);
                  }
                }));
    var other =
        new PriceDesk(
            stored,
            slow,
            stored,
            new ForcedSales(stored, watch, new Volatilities(), new OwnSales(), List.of()));
    var states =
        new FeedStates(
            List.of(
                new FeedLoop(feed("feed", FeedLoopTest::ether), other, clock, SECOND, () -> 0)));
    states.start();
    assertThat(taking.await(20, TimeUnit.SECONDS)).isTrue();
    var stopping = Thread.ofVirtual().start(states::stop);
    assertThat(stopping.join(Duration.ofMillis(200))).as("it waits").isFalse();
    go.countDown();
    assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
    assertThat(interrupted).isFalse();
  }

  @Test
  void nobody_is_asked_any_more_after_the_end() throws Exception {
    var asked = new AtomicInteger();
    var begun = new CountDownLatch(3);
    var states =
        new FeedStates(
            List.of(
                new FeedLoop(
                    feed(
                        "feed",
                        _ -> {
                          asked.incrementAndGet();
                          begun.countDown();
                          return List.of();
                        }),
                    desk,
                    clock,
                    Duration.ofMillis(1),
                    () -> 0.5)));
    states.start();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    states.stop();
    var then = asked.get();
    states.stop();
    assertThat(asked).hasValue(then);
  }
}

package io.plimsoll.adapter.schedule.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.replay.PaperDesk;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.DeskWords;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RoundsTest {

  private static final Instant START = Instant.parse("2021-01-11T00:00:00Z");

  private final PaperDesk stored = new PaperDesk(DeskWords.MAIN);
  private final DeskClock clock = DeskClock.standingAt(START);
  private final PriceBoard board = new PriceBoard(stored, clock, Duration.ofSeconds(10), List.of());
  private final PlainHealthWatch watch = new PlainHealthWatch();
  private final ForcedSales sales =
      new ForcedSales(stored, watch, new Volatilities(), new OwnSales(), List.of());
  private final PriceDesk desk = new PriceDesk(stored, board, stored, sales);

  RoundsTest() {
    stored.takeUp(board, List.of(new LoanFollower(watch)));
    done(DeskFixture.openMarket());
    for (var token : List.of(DeskWords.WETH, DeskWords.USDC)) done(Listing.of(token).command());
  }

  private void done(Command command) {
    assertThat(stored.submit(Submission.of(command)).join()).isInstanceOf(Outcome.Done.class);
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

  private static PriceFeed quoting(String source, String asset, String price) {
    return feed(
        source,
        now -> List.of(new Quotation(new AssetId(asset), "USD", new BigDecimal(price), now)));
  }

  private void ask(PriceFeed feed) {
    try {
      new FeedLoop(feed, desk, clock, Duration.ofSeconds(1), () -> 0.5).once();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_price_that_is_heard_is_acted_on() {
    ask(quoting("one", "WETH", "1234.5"));

    var price =
        stored
            .read(DeskWords.MAIN, (_, facts) -> facts)
            .join()
            .prices()
            .of(new AssetId("WETH"))
            .orElseThrow();
    assertThat(price.perWhole().decimal()).isEqualTo("1234.5");
    assertThat(price.observedAt()).isEqualTo(START);
  }

  @Test
  void an_examination_finds_a_loan_that_interest_alone_brought_down() {
    quote("2000");
    done(DeskWords.supply("lena", "1000000 USDC"));
    done(DeskWords.openLoan());
    done(DeskWords.deposit("10 WETH"));
    done(DeskWords.draw("15990 USDC"));
    var round = new ExaminationRound(stored, sales);
    round.run();
    assertThat(started()).isEmpty();

    // 15,990 grow above 16,500 within ten years even at the lowest rate
    clock.advance(Duration.ofDays(3_650));
    quote("2000");
    round.run();
    assertThat(started()).isNotEmpty();
    assertThat(stored.book().every(Liquidation.Open.class)).hasSize(1);
  }

  private void quote(String weth) {
    ask(quoting("a", "WETH", weth));
    ask(quoting("b", "USDC", "1"));
  }

  private List<LiquidationStarted> started() {
    return stored.book().events().stream()
        .filter(LiquidationStarted.class::isInstance)
        .map(LiquidationStarted.class::cast)
        .toList();
  }

  @Test
  void rounds_never_overlap_and_go_on_until_they_are_stopped() throws InterruptedException {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var enough = new CountDownLatch(12);
    Runnable one = () -> pause(inside, most, enough);
    Runnable other = () -> pause(inside, most, enough);
    var rounds = new Rounds(Map.of(one, Duration.ofMillis(1), other, Duration.ofMillis(1)));

    rounds.start();
    assertThat(rounds.isRunning()).isTrue();
    assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
    rounds.stop();
    assertThat(rounds.isRunning()).isFalse();
    var left = enough.getCount();
    Thread.sleep(50);
    assertThat(inside).hasValue(0);
    assertThat(enough.getCount()).isEqualTo(left);
    assertThat(most).hasValue(1);
  }

  private static void pause(AtomicInteger inside, AtomicInteger most, CountDownLatch enough) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      Thread.sleep(5);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    inside.decrementAndGet();
    enough.countDown();
  }

  @Test
  void it_runs_by_itself_unless_somebody_else_moves_the_time() {
    var polled = new CountDownLatch(2);
    var seen = new ArrayList<Instant>();
    var runner =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ScheduleSpringAutoConfiguration.class))
            .withBean(PriceDesk.class, () -> desk)
            .withBean(ForcedSales.class, () -> sales)
            .withBean(MarketBook.class, () -> stored)
            .withBean(DeskClock.class, () -> clock)
            .withBean(
                PriceFeed.class,
                () ->
                    feed(
                        "counting",
                        now -> {
                          seen.add(now);
                          polled.countDown();
                          return List.of();
                        }));

    runner
        .withPropertyValues("plimsoll.schedule.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Rounds.class));
    assertThat(seen).isEmpty();
    runner
        .withPropertyValues("plimsoll.schedule.poll=10ms", "plimsoll.schedule.examine=10ms")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Rounds.class);
              assertThat(polled.await(20, TimeUnit.SECONDS)).isTrue();
            });
  }
}

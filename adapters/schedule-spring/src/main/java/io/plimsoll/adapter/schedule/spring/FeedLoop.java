package io.plimsoll.adapter.schedule.spring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * Asks one feed again and again and hands what it has seen to the desk. A feed that fails is asked
 * less and less often, and after some failures left alone for a while; a question that hangs is
 * given up. Whatever it does, it holds up nobody else.
 */
final class FeedLoop implements Runnable {

  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int FAILURES = 5;
  private static final double JITTER = 0.25;
  private static final Logger LOG = System.getLogger(FeedLoop.class.getName());

  private final PriceFeed feed;
  private final PriceDesk desk;
  private final DeskClock clock;
  private final Duration pause;
  private final Duration patience;
  private final DoubleSupplier chance;
  private final CircuitBreaker breaker;
  private Optional<FutureTask<List<Quotation>>> hanging = Optional.empty();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile FeedState state;

  FeedLoop(PriceFeed feed, PriceDesk desk, DeskClock clock, Duration pause, DoubleSupplier chance) {
    this(feed, desk, clock, pause, PATIENCE, chance);
  }

  /**
   * @param pause after an answer
   * @param patience with one question
   * @param chance from 0 to 1, so that feeds that failed together are not asked together
   */
  FeedLoop(
      PriceFeed feed,
      PriceDesk desk,
      DeskClock clock,
      Duration pause,
      Duration patience,
      DoubleSupplier chance) {
    this.feed = feed;
    this.desk = desk;
    this.clock = clock;
    this.pause = pause;
    this.patience = patience;
    this.chance = chance;
    this.breaker =
        CircuitBreaker.of(
            feed.source(),
            CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitDurationInOpenState(LONGEST_PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    this.state = new FeedState(feed.source(), 0, Optional.empty(), Optional.empty(), false);
  }

  FeedState state() {
    return state;
  }

  @Override
  public void run() {
    try {
      var ended = false;
      while (!ended) ended = end.await(once().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * It ends after what it does now. It is not interrupted, for it may be writing a price, and an
   * interrupt would close a database's file under everybody.
   */
  void stop() {
    end.countDown();
  }

  /**
   * Asks once, if it is time.
   *
   * @return how long to wait now
   */
  Duration once() throws InterruptedException {
    if (!breaker.tryAcquirePermission()) return pause;
    try {
      var seen = ask();
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      if (state.failures() > 0) LOG.log(Level.INFO, "%s answers again".formatted(feed.source()));
      state =
          new FeedState(
              feed.source(),
              0,
              Optional.of(Instant.now(Clock.systemUTC())),
              Optional.empty(),
              false);
      take(seen);
      return pause;
    } catch (ExecutionException | TimeoutException e) {
      breaker.onError(0, TimeUnit.NANOSECONDS, e);
      return failed(Optional.ofNullable(e.getCause()).orElse(e));
    }
  }

  private List<Quotation> ask() throws InterruptedException, ExecutionException, TimeoutException {
    if (hanging.filter(question -> !question.isDone()).isPresent())
      throw new TimeoutException("It still hangs in the question before");
    var question = new FutureTask<>(() -> feed.poll(clock.instant()));
    hanging = Optional.of(question);
    var thread = Thread.ofVirtual().name("ask-" + feed.source()).start(question);
    try {
      return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt();
      throw new TimeoutException("It has not answered within " + patience);
    }
  }

  private Duration failed(Throwable trouble) {
    var failures = state.failures() + 1;
    var left = breaker.getState() == CircuitBreaker.State.OPEN;
    if (failures == 1 || (left && !state.left()))
      LOG.log(
          Level.WARNING,
          "%s has no answer; it is asked %s"
              .formatted(feed.source(), left ? "again in " + LONGEST_PAUSE : "less often"),
          trouble);
    state =
        new FeedState(
            feed.source(), failures, state.heard(), Optional.of(String.valueOf(trouble)), left);
    var doubled = pause.multipliedBy(1L << Math.min(failures, 20));
    var bounded = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    var factor = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
    return Duration.ofNanos((long) (bounded.toNanos() * factor));
  }

  private void take(List<Quotation> seen) {
    if (seen.isEmpty()) return;
    try {
      desk.takeAll(feed.source(), seen).values().forEach(CompletableFuture::join);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "What %s has seen could not be taken".formatted(feed.source()), e);
    }
  }
}

package io.plimsoll.benchmark.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** So many callers, each of whom waits for an answer before asking again. */
final class Callers {

  private static final double SECOND = 1e9;

  private final Contender contender;
  private final long[] asked;
  private long answered;
  private double seconds;

  Callers(Contender contender, int number) {
    this.contender = contender;
    this.asked = new long[number];
  }

  /** Has the callers ask for a while; what is under way at its end is waited for and counted. */
  void ask(Duration time) throws InterruptedException {
    var start = System.nanoTime();
    var end = start + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers =
          IntStream.range(0, asked.length)
              .<Callable<Long>>mapToObj(caller -> () -> ask(caller, end))
              .toList();
      for (var caller : threads.invokeAll(callers)) answered += done(caller);
    }
    seconds += (System.nanoTime() - start) / SECOND;
  }

  /** What was done so far does not count. */
  void warm() {
    answered = 0;
    seconds = 0;
  }

  double perSecond() {
    return answered / seconds;
  }

  private long ask(int caller, long end) {
    var before = asked[caller];
    while (System.nanoTime() < end) contender.carryOut(caller, asked[caller]++);
    return asked[caller] - before;
  }

  private static long done(Future<Long> caller) throws InterruptedException {
    try {
      return caller.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A command was not carried out", e.getCause());
    }
  }
}

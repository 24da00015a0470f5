package io.plimsoll.benchmark;

import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.money.Wad;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a look at a million loans costs: after a price tick at which nobody, ten or a thousand
 * cross, until those who did are known exactly; and a weighing of all, beside a plain sum over
 * arrays of the same size. Measured without JMH, because what counts is how long the slowest in a
 * hundred takes; on a busy machine that is mostly waiting, so the processor's time stands beside
 * it.
 */
final class HealthWatchBenchmark {

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final int LOANS = 1_000_000;

  /** The health of loans that are about to cross. */
  private static final double JUST_ABOVE = 1.0002;

  /** What is left of the price at a tick that they do not stand. */
  private static final double FALL = 0.9994;

  private static final double MICROSECOND = 1e3;
  private static final double MILLISECOND = 1e6;

  private final WatchedBook book = new WatchedBook();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
  private final List<Figure> figures = new ArrayList<>();
  private double ether = WatchedBook.ETHER;

  /** So that nothing that is timed can be left out. */
  private double kept;

  List<Figure> figures() {
    fill();
    ticks("nobody", 0, 6_000);
    ticks("10", 10, 4_000);
    ticks("1,000", 1_000, 300);
    follows();
    revaluations();
    if (kept == 0) throw new IllegalStateException("Nothing was reckoned");
    return List.copyOf(figures);
  }

  private void fill() {
    var empty = used();
    var loans = book.loans(LOANS);
    var alone = used();
    loans.forEach(book::follow);
    book.ether(ether);
    var first = took(() -> book.below(Wad.ONE, book.facts()));
    var watched = used();
    figures.add(
        Figure.of("memory of the watch, a loan", (watched - alone) / (double) LOANS, "B")
            .against((alone - empty) / (double) LOANS));
    figures.add(Figure.of("first look after the start", first / MILLISECOND, "ms"));
    kept += loans.size();
  }

  /** The first half warms up. */
  private void ticks(String who, int crossing, int count) {
    var times = new long[count];
    var busy = new long[count];
    for (var tick = 0; tick < count; tick++) {
      wander();
      var numbers = random.ints(0, LOANS).distinct().limit(crossing).toArray();
      for (var number : numbers) book.follow(book.loan(number, JUST_ABOVE, ether));
      book.below(Wad.ONE, book.facts());
      book.ether(crossing == 0 ? stepped() : ether * FALL);
      var facts = book.facts();
      var worked = PROCESSOR.getCurrentThreadCpuTime();
      times[tick] = took(() -> expect(crossing, book.below(Wad.ONE, facts)));
      busy[tick] = PROCESSOR.getCurrentThreadCpuTime() - worked;
      for (var number : numbers) book.follow(book.safe(number, ether));
    }
    var name = "tick, " + who + " cross, ";
    figures.add(Figure.of(name + "p50", part(warm(times), 0.5), "ms"));
    var slow = Figure.of(name + "p99", part(warm(times), 0.99), "ms");
    figures.add(crossing == 10 ? slow.atMost(1) : slow);
    figures.add(Figure.of(name + "p99 of processor time", part(warm(busy), 0.99), "ms"));
  }

  private void wander() {
    ether = Math.clamp(stepped(), 0.99 * WatchedBook.ETHER, 1.01 * WatchedBook.ETHER);
    book.ether(ether);
  }

  /** At most a twentieth of a percent away. */
  private double stepped() {
    return ether * (1 + (random.nextDouble() - 0.5) * 0.001);
  }

  private static int expect(int crossing, int named) {
    if (named != crossing)
      throw new IllegalStateException(named + " loans were named, and not " + crossing);
    return named;
  }

  /** A change of a loan, and what the next look has to do for it. */
  private void follows() {
    List<Loan.Open> changed =
        random.ints(20_000, 0, LOANS).mapToObj(number -> book.safe(number, ether)).toList();
    var facts = book.facts();
    book.below(Wad.ONE, facts);
    var time =
        took(
            () -> {
              changed.forEach(book::follow);
              return book.below(Wad.ONE, facts);
            });
    figures.add(Figure.of("a changed loan", time / MICROSECOND / changed.size(), "us"));
  }

  private void revaluations() {
    var plain = new PlainSum(LOANS);
    var justAbove = new Wad(Wad.SCALE.add(BigInteger.ONE));
    var facts = book.facts();
    var weighings = new long[400];
    var sums = new long[400];
    for (var n = 0; n < weighings.length; n++) {
      weighings[n] = took(() -> book.below(justAbove, facts));
      sums[n] = took(() -> Double.doubleToLongBits(plain.sum()));
    }
    var all = Figure.of("weighing all loans, p50", part(warm(weighings), 0.5), "ms");
    figures.add(all.against(part(warm(sums), 0.5)).atMost(1.5));
  }

  /** In nanoseconds. */
  private long took(LongSupplier work) {
    var start = System.nanoTime();
    kept += work.getAsLong();
    return System.nanoTime() - start;
  }

  private static long[] warm(long[] times) {
    return Arrays.copyOfRange(times, times.length / 2, times.length);
  }

  private static double part(long[] times, double share) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * share)] / MILLISECOND;
  }

  private static long used() {
    for (var again = 0; again < 3; again++) System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

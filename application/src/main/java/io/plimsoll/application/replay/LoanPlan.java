package io.plimsoll.application.replay;

import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Who will borrow: a third of the loans stand at the start, the others come over the first half of
 * the history, so that a fall meets loans drawn at the prices before it. Sizes are log-normal,
 * health at opening spreads from 1.03 to 4, denser at the low end. Drawn numbers are only wishes;
 * what moves is exact.
 *
 * @param loans by the time of their opening, then by number
 */
record LoanPlan(List<PlannedLoan> loans) {

  private static final double MEDIAN_DEBT = 6_000;
  private static final double SPREAD = 1.1;
  private static final double SMALLEST_DEBT = 600;
  private static final double LARGEST_DEBT = 250_000;
  private static final double LOWEST_HEALTH = 1.03;
  private static final double HIGHEST_HEALTH = 4;

  LoanPlan {
    loans = List.copyOf(loans);
  }

  /**
   * @param uniform numbers from 0 to below 1
   */
  static LoanPlan drawn(int loans, PriceHistory history, DoubleSupplier uniform) {
    var span = Duration.between(history.from(), history.to()).dividedBy(2);
    var planned = new ArrayList<PlannedLoan>();
    for (var number = 1; number <= loans; number++)
      planned.add(
          new PlannedLoan(
              number,
              opening(history.from(), span, uniform),
              debt(uniform),
              health(uniform),
              share(uniform),
              share(uniform)));
    planned.sort(Comparator.comparing(PlannedLoan::opensAt).thenComparingInt(PlannedLoan::number));
    return new LoanPlan(planned);
  }

  /** What all loans together draw of a debt asset, in whole tokens. */
  BigDecimal drawn(Token asset) {
    return loans.stream().map(loan -> loan.drawn(asset)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Instant opening(Instant from, Duration span, DoubleSupplier uniform) {
    var late = uniform.getAsDouble() * 1.5 - 0.5;
    return late <= 0 ? from : from.plusMillis((long) (late * span.toMillis()));
  }

  /** Log-normal by Box and Muller; StrictMath, because every machine must draw the same. */
  private static BigDecimal debt(DoubleSupplier uniform) {
    var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform.getAsDouble()));
    var normal = radius * StrictMath.cos(2 * Math.PI * uniform.getAsDouble());
    var debt = MEDIAN_DEBT * StrictMath.exp(SPREAD * normal);
    return decimal(Math.clamp(debt, SMALLEST_DEBT, LARGEST_DEBT), 2);
  }

  private static BigDecimal health(DoubleSupplier uniform) {
    var drawn = uniform.getAsDouble();
    return decimal(
        LOWEST_HEALTH + (HIGHEST_HEALTH - LOWEST_HEALTH) * drawn * StrictMath.sqrt(drawn), 4);
  }

  /** All of the first with 2 in 5, all of the second with 2 in 5, or something of both. */
  private static BigDecimal share(DoubleSupplier uniform) {
    var kind = uniform.getAsDouble();
    var mixed = decimal(0.25 + 0.5 * uniform.getAsDouble(), 2);
    return kind < 0.4 ? BigDecimal.ZERO : kind < 0.8 ? BigDecimal.ONE : mixed;
  }

  private static BigDecimal decimal(double drawn, int scale) {
    return BigDecimal.valueOf(drawn).setScale(scale, RoundingMode.HALF_UP);
  }
}

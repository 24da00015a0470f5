package io.plimsoll.adapter.oracle.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The best offers of both sides, not crossed. At most 18 decimals, finer ones cut off.
 *
 * @param at the exchange's own time, where it says one
 */
record TopOfBook(BigDecimal bid, BigDecimal ask, Optional<Instant> at) {

  private static final int FINEST = 18;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** A number with more digits before the point, or zeros behind it, is no price anybody meant. */
  private static final int MOST_DIGITS = 100;

  /**
   * @throws IOException if a side is missing, or the sides are crossed
   */
  static TopOfBook of(@Nullable BigDecimal bid, @Nullable BigDecimal ask, Optional<Instant> at)
      throws IOException {
    if (bid == null || ask == null || bid.signum() <= 0 || ask.signum() <= 0)
      throw new IOException("The book is one-sided: bid %s, ask %s".formatted(bid, ask));
    if (isAbsurd(bid) || isAbsurd(ask))
      throw new IOException("The book holds no prices: bid %s, ask %s".formatted(bid, ask));
    if (bid.compareTo(ask) > 0)
      throw new IOException("The book is crossed: bid %s, ask %s".formatted(bid, ask));
    return new TopOfBook(cut(bid), cut(ask), at);
  }

  private static boolean isAbsurd(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS;
  }

  private static BigDecimal cut(BigDecimal number) {
    return number.scale() > FINEST ? number.setScale(FINEST, RoundingMode.DOWN) : number;
  }

  BigDecimal middle() {
    return cut(bid.add(ask).multiply(HALF));
  }
}

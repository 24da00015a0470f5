package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.money.BasisPoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How keepers come to a replay, and what they want.
 *
 * @param perHour how many look in an hour on average; 0: none
 * @param margin mean of the profit wanted, a share of what is bought at the oracle's price; drawn
 *     evenly from 0 to twice this
 * @param funds what one spends at one visit, in whole units of the market's base currency
 * @param hedged share of what is bought that is sold again at once, on the desk's own venues
 * @param absence while nobody comes
 */
public record KeeperSettings(
    double perHour,
    BasisPoints margin,
    BigDecimal funds,
    BasisPoints hedged,
    Optional<Absence> absence) {

  public static final KeeperSettings NONE =
      new KeeperSettings(0, BasisPoints.ZERO, BigDecimal.ZERO, BasisPoints.ZERO, Optional.empty());

  /** Nobody comes from a moment on, for so long. */
  public record Absence(Instant from, Duration lasting) {

    boolean covers(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(from.plus(lasting));
    }
  }

  public KeeperSettings {
    if (!(perHour >= 0 && perHour <= 3_600))
      throw new IllegalArgumentException("Between 0 and 3,600 keepers come an hour: " + perHour);
    if (margin.value() > BasisPoints.ONE.value() / 2)
      throw new IllegalArgumentException("Twice the margin is at most 1: " + margin.decimal());
    if (funds.signum() < 0) throw new IllegalArgumentException("Funds are not negative: " + funds);
    if (hedged.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException("A share is at most 1: " + hedged.decimal());
  }

  boolean isAway(Instant moment) {
    return absence.filter(away -> away.covers(moment)).isPresent();
  }

  @Override
  public String toString() {
    return perHour == 0
        ? "none"
        : "%s an hour, margin %s on average, %s to spend, %s hedged%s"
            .formatted(
                BigDecimal.valueOf(perHour).stripTrailingZeros().toPlainString(),
                margin,
                funds.toPlainString(),
                hedged,
                absence
                    .map(away -> ", none from %s for %s".formatted(away.from(), away.lasting()))
                    .orElse(""));
  }
}

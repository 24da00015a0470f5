package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the desk holds its own sales back so that they break no other loan.
 *
 * @param visibleShare of the fall that a sale causes on venues, the part that the oracle is
 *     expected to show; at most 1
 * @param tolerance collateral of the loans that a sale may break, per collateral sold: below 1, so
 *     that what follows from a sale dies out; 0 breaks none
 * @param leastCover collateral per debt that a loan must be worth for its sale to wait
 * @param patience after the opening of a case, how long its sales may wait
 */
public record PacingTerms(Wad visibleShare, Wad tolerance, Wad leastCover, Duration patience) {

  /**
   * All of a fall is seen; loans may break that hold a tenth of what is sold; a loan worth 1.05 of
   * what it owes waits for ten minutes at most.
   */
  public static final PacingTerms STANDARD =
      new PacingTerms(Wad.ONE, Wad.of("0.1"), Wad.of("1.05"), Duration.ofMinutes(10));

  public PacingTerms {
    if (visibleShare.compareTo(Wad.ONE) > 0)
      throw new IllegalArgumentException("A share is at most 1, not " + visibleShare);
    if (tolerance.compareTo(Wad.ONE) >= 0)
      throw new IllegalArgumentException("A cascade has to die out, and does not at " + tolerance);
    if (patience.isNegative())
      throw new IllegalArgumentException("Time is not negative: " + patience);
  }

  /** Whether a loan's sale can wait: its case is young, and its collateral covers the debt. */
  boolean canWait(Valuation loan, Instant openedAt, Instant now) {
    return now.isBefore(openedAt.plus(patience))
        && loan.collateralValue()
                .units()
                .compareTo(leastCover.of(loan.debtValue().units(), Rounding.UP))
            >= 0;
  }
}

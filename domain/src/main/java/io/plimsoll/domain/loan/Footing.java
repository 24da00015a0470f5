package io.plimsoll.domain.loan;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a loan without a case stands on its market's ladder.
 *
 * @param notice given to the borrower and not taken back
 * @param preLiquidation whether the borrower agreed to small sales
 */
public record Footing(Optional<Notice> notice, boolean preLiquidation) {

  public static final Footing FIRM = new Footing(Optional.empty(), false);

  /**
   * A warning, or a margin call.
   *
   * @param at when it was given
   * @param cureUntil how long a call may be cured before the loan is sold from; empty: a warning
   */
  public record Notice(Instant at, Optional<Instant> cureUntil) {}

  /** Whether the borrower was called, and the time to cure is over. */
  public boolean isCallOver(Instant now) {
    return notice.flatMap(Notice::cureUntil).filter(until -> !now.isBefore(until)).isPresent();
  }

  Footing warned(Instant at) {
    return new Footing(Optional.of(new Notice(at, Optional.empty())), preLiquidation);
  }

  Footing called(Instant at, Instant cureUntil) {
    return new Footing(Optional.of(new Notice(at, Optional.of(cureUntil))), preLiquidation);
  }

  Footing cleared() {
    return new Footing(Optional.empty(), preLiquidation);
  }

  Footing agreed(boolean agrees) {
    return new Footing(notice, agrees);
  }
}

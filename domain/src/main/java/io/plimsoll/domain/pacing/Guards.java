package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.Valuation;
import java.time.Instant;
import java.util.Optional;

/**
 * What the desk's sales must not do.
 *
 * @param toxicity whether a sale that would lower the health of a loan still worth what it owes is
 *     refused; it is then sold at better prices only, until it no longer is
 * @param pacing empty: the desk sells as fast as venues take it
 */
public record Guards(boolean toxicity, Optional<PacingTerms> pacing) {

  public static final Guards NONE = new Guards(false, Optional.empty());

  /**
   * Until when a case waits for the desk's own paced sale, so that nobody else sells from it
   * either: whoever buys of a loan sells again on the same venues. Empty if it does not.
   */
  public Optional<Instant> heldUntil(Valuation loan, Instant openedAt, Instant now) {
    return pacing
        .filter(terms -> terms.canWait(loan, openedAt, now))
        .map(terms -> openedAt.plus(terms.patience()));
  }
}

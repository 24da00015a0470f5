package io.plimsoll.domain.ladder;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.Optional;

/**
 * The line below which a loan may be sold from now; at the line it may not.
 *
 * <ul>
 *   <li>While the loan has a case, the line is the ladder's exit: what was begun is brought to an
 *       end.
 *   <li>Without a case it is 1; or, once a margin call was not cured in its time, the level of the
 *       call.
 * </ul>
 *
 * <p>That is the line for whatever the desk puts on sale: an order, an auction and what is taken
 * from it, an invitation to keepers. A keeper who comes uninvited, and takes the bonus for it, has
 * to find the loan below 1.
 */
public record SaleLine(Wad health) {

  private static final SaleLine ONE = new SaleLine(Wad.ONE);

  /** For what the desk sells. */
  public static SaleLine of(Ladder ladder, Loan.Open loan, Instant now) {
    if (loan.liquidation().isPresent()) return new SaleLine(ladder.exit());
    return ladder
        .marginCall()
        .filter(_ -> loan.footing().isCallOver(now))
        .map(call -> new SaleLine(call.callBelow()))
        .orElse(ONE);
  }

  /** For a keeper's call. */
  public static SaleLine ofCall(Ladder ladder, Loan.Open loan, Book book, Instant now) {
    return Liquidation.open(book, loan).flatMap(Liquidation.Open::called).isPresent()
        ? of(ladder, loan, now)
        : ONE;
  }

  /**
   * The terms by which a keeper may call a little of a loan that stands at the line or above; empty
   * if its borrower has not agreed, or its case is open.
   */
  public static Optional<PreLiquidation> small(Ladder ladder, Loan.Open loan, HealthFactor health) {
    return ladder
        .preLiquidation()
        .filter(_ -> loan.footing().preLiquidation() && loan.liquidation().isEmpty())
        .filter(terms -> health.isBelow(terms.below()) && !health.isLiquidatable());
  }

  public boolean isAbove(HealthFactor of) {
    return of.isBelow(health);
  }
}

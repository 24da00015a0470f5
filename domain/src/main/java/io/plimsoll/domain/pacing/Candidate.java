package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import java.util.Comparator;
import java.util.List;

/**
 * A lot that could be sold next.
 *
 * @param loan whose collateral it is
 * @param impact of its sale on the collateral's price
 * @param heals how well its sale heals the loan
 */
public record Candidate(LoanId loan, Amount lot, OwnImpact impact, HealingRate heals) {

  /** Those that heal most per unit of value sold come first, equal ones in the order given. */
  public static List<Candidate> healingMostFirst(List<Candidate> candidates) {
    return candidates.stream().sorted(Comparator.comparing(Candidate::heals).reversed()).toList();
  }
}

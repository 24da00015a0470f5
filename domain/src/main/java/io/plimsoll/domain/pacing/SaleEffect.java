package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.util.List;

/**
 * What a sale is expected to do to others.
 *
 * @param fall of the collateral's price, a share of today's, up
 * @param broken loans that are healthy today and below 1 after the fall
 */
public record SaleEffect(Amount sold, Wad fall, List<LoanId> broken) {
  public SaleEffect {
    broken = List.copyOf(broken);
  }
}

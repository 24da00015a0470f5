package io.plimsoll.domain.ladder;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;

/**
 * Somebody answers for a loss. It holds while the loan's collateral covers about the part of its
 * debt that it covered then; a loss that grows needs another look.
 *
 * @param cover collateral value ÷ debt value at the approval, down
 */
public record Approval(ApproverId approver, Wad cover) {

  public static Approval of(ApproverId approver, Amount collateralValue, Amount debtValue) {
    return new Approval(approver, cover(collateralValue, debtValue));
  }

  /** Whether no more than the tolerance of the cover has gone since. */
  boolean holds(Amount collateralValue, Amount debtValue, BasisPoints tolerance) {
    var least = tolerance.complement().wad().of(cover.units(), Rounding.DOWN);
    return cover(collateralValue, debtValue).units().compareTo(least) >= 0;
  }

  private static Wad cover(Amount collateralValue, Amount debtValue) {
    return new Wad(Rounding.DOWN.mulDiv(collateralValue.units(), Wad.SCALE, debtValue.units()));
  }
}

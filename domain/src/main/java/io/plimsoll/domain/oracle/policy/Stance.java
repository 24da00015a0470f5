package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;

/**
 * What a market does with an action while a price is doubtful.
 *
 * @param haircut taken off collateral and put onto debt when something is drawn or withdrawn; for a
 *     liquidation the other way round, so that only loans are sold that are below their line even
 *     then. Zero: none
 */
public record Stance(boolean isRefused, BasisPoints haircut) {

  public static final Stance ALLOW = new Stance(false, BasisPoints.ZERO);
  public static final Stance REFUSE = new Stance(true, BasisPoints.ZERO);

  public static Stance haircut(BasisPoints share) {
    return new Stance(false, share);
  }

  boolean isAllowed() {
    return equals(ALLOW);
  }
}

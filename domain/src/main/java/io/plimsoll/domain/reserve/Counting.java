package io.plimsoll.domain.reserve;

import static io.plimsoll.domain.money.Rounding.DOWN;
import static io.plimsoll.domain.money.Rounding.UP;

import io.plimsoll.domain.money.Rounding;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the reserves of a market count shares and debt. */
public enum Counting {
  /** Two indices of 27 decimals, as Aave. */
  INDICES(UP),
  /** Totals with virtual shares, as Morpho Blue. */
  POOL(UP),
  /** A principal behind every balance, as Compound III: the fraction of a unit is not owed. */
  PRINCIPAL(DOWN);

  /** Every division of the counting that may not come out even. */
  public enum Step {
    /** Shares for an amount brought in. */
    SHARES_MINTED,
    /** Shares an amount taken out costs. */
    SHARES_BURNED,
    /** What shares stand for. */
    CLAIM,
    /** Scaled units of debt for an amount lent. */
    DEBT_MINTED,
    /** Scaled units of debt that a payment takes off. */
    DEBT_BURNED,
    /** What scaled units stand for. */
    DEBT
  }

  private final Rounding debt;

  Counting(Rounding debt) {
    this.debt = debt;
  }

  /** In favour of the reserve, but for the debt where an original has it otherwise. */
  public SortedMap<Step, Rounding> rounding() {
    return new TreeMap<>(
        Map.of(
            Step.SHARES_MINTED, DOWN,
            Step.SHARES_BURNED, UP,
            Step.CLAIM, DOWN,
            Step.DEBT_MINTED, UP,
            Step.DEBT_BURNED, DOWN,
            Step.DEBT, debt));
  }
}

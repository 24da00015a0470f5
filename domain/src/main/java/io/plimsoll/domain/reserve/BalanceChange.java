package io.plimsoll.domain.reserve;

import java.math.BigInteger;

/**
 * By how much an event moved each line of a reserve's balance sheet, interest since the last touch
 * included; signed, in the asset's smallest units. What assets gain over claims is the crumbs of
 * rounding, and they stay with the reserve.
 *
 * @param cash liquidity at hand
 * @param receivable debt of all loans, valued up
 * @param deficit debt that nobody will pay
 * @param claims what lenders can ask for, valued down
 * @param treasury what the treasury can ask for, valued down
 * @param collateral what the desk holds apart for borrowers
 * @param inventory what the desk holds for itself, to sell it
 * @param own what became the desk's own of cash and debt: given, taken out, earned or lost
 */
public record BalanceChange(
    BigInteger cash,
    BigInteger receivable,
    BigInteger deficit,
    BigInteger claims,
    BigInteger treasury,
    BigInteger collateral,
    BigInteger inventory,
    BigInteger own) {

  static final BalanceChange NONE = collateral(BigInteger.ZERO);

  static BalanceChange collateral(BigInteger change) {
    return new BalanceChange(
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        change,
        BigInteger.ZERO,
        BigInteger.ZERO);
  }

  /** Collateral became the desk's own stock. */
  static BalanceChange seized(BigInteger units) {
    return collateral(units.negate()).plusInventory(units);
  }

  static BalanceChange inventory(BigInteger change) {
    return NONE.plusInventory(change);
  }

  private BalanceChange plusInventory(BigInteger change) {
    return new BalanceChange(
        cash, receivable, deficit, claims, treasury, collateral, inventory.add(change), own);
  }

  /** With what rounding left to the reserve counted as the desk's own. */
  BalanceChange withoutCrumbs() {
    return new BalanceChange(
        cash,
        receivable,
        deficit,
        claims,
        treasury,
        collateral,
        inventory,
        own.add(crumbs()));
  }

  /** What rounding left to the reserve. */
  public BigInteger crumbs() {
    return cash.add(receivable).add(deficit).subtract(claims).subtract(treasury).subtract(own);
  }
}

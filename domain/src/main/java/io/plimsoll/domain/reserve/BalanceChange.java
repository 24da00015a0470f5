package io.plimsoll.domain.reserve;

import java.math.BigInteger;
import java.util.List;

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
 * @param accrued how much of this is interest since the last touch
 * @param stakes whose claims, pledges and debts it concerns
 */
public record BalanceChange(
    BigInteger cash,
    BigInteger receivable,
    BigInteger deficit,
    BigInteger claims,
    BigInteger treasury,
    BigInteger collateral,
    Accrued accrued,
    List<Stake> stakes) {

  /** Interest by line. */
  public record Accrued(BigInteger receivable, BigInteger claims, BigInteger treasury) {

    static final Accrued NOTHING = new Accrued(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    /** What rounding left to the reserve. */
    public BigInteger crumbs() {
      return receivable.subtract(claims).subtract(treasury);
    }
  }

  static final BalanceChange NONE = collateral(BigInteger.ZERO);

  public BalanceChange {
    stakes = List.copyOf(stakes);
  }

  /** Without interest, and concerning nobody in particular. */
  public BalanceChange(
      BigInteger cash,
      BigInteger receivable,
      BigInteger deficit,
      BigInteger claims,
      BigInteger treasury,
      BigInteger collateral) {
    this(cash, receivable, deficit, claims, treasury, collateral, Accrued.NOTHING, List.of());
  }

  static BalanceChange collateral(BigInteger change) {
    return new BalanceChange(
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        change);
  }

  /** What rounding left to the reserve. */
  public BigInteger crumbs() {
    return cash.add(receivable).add(deficit).subtract(claims).subtract(treasury);
  }
}

package io.plimsoll.domain.loan;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;

/** What a payment takes off a debt. */
public final class Repayment {

  private Repayment() {}

  /**
   * Scaled units that a payment burns: all of them when it covers the debt, otherwise amount ÷
   * borrow index, down.
   *
   * @param amount at most the debt
   */
  public static BigInteger burned(
      Loan.Open loan, Reserve.Listed reserve, Amount amount, Instant now) {
    var owed = loan.debtOf(reserve, now);
    if (amount.exceeds(owed))
      throw new IllegalArgumentException(amount + " is more than the debt of " + owed);
    return amount.equals(owed)
        ? loan.scaledDebtOf(reserve.asset().id())
        : reserve.borrowIndexAt(now).scale(amount.units(), Rounding.DOWN);
  }
}

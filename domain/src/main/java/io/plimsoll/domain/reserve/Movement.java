package io.plimsoll.domain.reserve;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.BalanceChange.Stake;
import io.plimsoll.domain.reserve.Reserve.Listed;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * A reserve before an event, with interest booked, and after it; for the balance sheet.
 *
 * @param accrued with as much interest as the event books
 */
record Movement(Listed before, Listed accrued, Listed after, Instant now) {

  Accrual accrual() {
    return after.accrual();
  }

  BalanceChange change(Stake... stakes) {
    return BalanceChange.of(before, accrued, after, BigInteger.ZERO, List.of(stakes));
  }

  /** A change of the desk's own funds, which concerns nobody else. */
  BalanceChange changeOf(BigInteger own) {
    return BalanceChange.of(before, accrued, after, own, List.of());
  }

  /**
   * @param account before the event
   * @param shares that come, or go for the amount
   */
  Stake claim(AccountId id, LenderAccount account, Amount amount, BigInteger shares) {
    var had = account.sharesOf(before.asset().id());
    return claims(Stake.Kind.CLAIM, id.text(), had, amount, shares);
  }

  /**
   * @param loan before the event
   * @param shares that come, or go for the amount
   */
  Stake pledge(Loan.Open loan, Amount amount, BigInteger shares) {
    var had = loan.pledgedOf(before.asset().id());
    return claims(Stake.Kind.PLEDGE, loan.id().text(), had, amount, shares);
  }

  /**
   * What somebody has staked for losses.
   *
   * @param account before the event
   * @param shares that come, or go for the amount
   */
  Stake stake(AccountId id, LenderAccount account, Amount amount, BigInteger shares) {
    var had = account.stakeIn(before.asset().id()).shares();
    return new Stake(
        Stake.Kind.BACKSTOP,
        id.text(),
        before.losses().backstop().worth(had),
        moved(amount, shares),
        after.losses().backstop().worth(had.add(shares)));
  }

  /**
   * @param loan before the event
   * @param scaled debt that comes, or goes for the amount
   */
  Stake debt(Loan.Open loan, Amount amount, BigInteger scaled) {
    var had = loan.scaledDebtOf(before.asset().id());
    return new Stake(
        Stake.Kind.DEBT,
        loan.id().text(),
        before.accruedTo(now).owed(had).units(),
        moved(amount, scaled),
        after.accruedTo(now).owed(had.add(scaled)).units());
  }

  private Stake claims(
      Stake.Kind kind, String holder, BigInteger had, Amount amount, BigInteger shares) {
    return new Stake(
        kind,
        holder,
        before.accruedTo(now).claim(had).units(),
        moved(amount, shares),
        after.accruedTo(now).claim(had.add(shares)).units());
  }

  private static BigInteger moved(Amount amount, BigInteger counted) {
    return counted.signum() < 0 ? amount.units().negate() : amount.units();
  }
}

package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.LossShared;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Moves value in and out of reserves within a decision: accrues interest up to now, books the
 * movement, and notes the event with what it changed. Whether the movement is allowed is the
 * caller's question.
 */
public record Teller(Draft draft, Instant now) {

  /**
   * @throws IllegalStateException if the asset is not listed: a decider asks first
   */
  public Reserve.Listed reserve(AssetId asset) {
    if (draft.reserve(asset) instanceof Reserve.Listed reserve) return reserve;
    throw new IllegalStateException(asset + " is not listed in " + draft.id());
  }

  /** The reserve with interest booked up to now; noted only when something moves. */
  public Reserve.Listed accrued(AssetId asset) {
    return reserve(asset).accruedTo(now);
  }

  public void supply(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withSupply(amount, shares);
    draft.note(
        new LiquiditySupplied(
            draft.id(), account, amount, shares, after.accrual(), after.changeSince(before), now));
  }

  public void withdraw(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withWithdrawal(amount, shares);
    draft.note(
        new LiquidityWithdrawn(
            draft.id(), account, amount, shares, after.accrual(), after.changeSince(before), now));
  }

  public void lend(LoanId loan, Amount amount, BigInteger scaledDebt) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withDraw(amount, scaledDebt);
    draft.note(
        new LiquidityBorrowed(
            draft.id(), loan, amount, scaledDebt, after.accrual(), after.changeSince(before), now));
  }

  public void collect(LoanId loan, Amount amount, BigInteger scaledDebt) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withPayment(amount, scaledDebt);
    draft.note(
        new DebtPaid(
            draft.id(), loan, amount, scaledDebt, after.accrual(), after.changeSince(before), now));
  }

  public void writeOff(LoanId loan, Amount amount, BigInteger scaledDebt) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withDeficit(amount, scaledDebt);
    draft.note(
        new DeficitBooked(
            draft.id(), loan, amount, scaledDebt, after.accrual(), after.changeSince(before), now));
  }

  public void shareLoss(LoanId loan, Amount amount, BigInteger scaledDebt) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withLoss(amount, scaledDebt);
    draft.note(
        new LossShared(
            draft.id(), loan, amount, scaledDebt, after.accrual(), after.changeSince(before), now));
  }

  public void earnFee(LoanId loan, Amount amount) {
    if (amount.isZero()) return;
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withFee(amount);
    draft.note(
        new FeeEarned(draft.id(), loan, amount, after.accrual(), after.changeSince(before), now));
  }

  /** Turns pledged shares into the asset. */
  public void redeem(LoanId loan, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withWithdrawal(amount, shares);
    draft.note(
        new PledgeRedeemed(
            draft.id(), loan, amount, shares, after.accrual(), after.changeSince(before), now));
  }

  public void cover(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withCover(amount, shares);
    draft.note(
        new DeficitCovered(
            draft.id(), account, amount, shares, after.accrual(), after.changeSince(before), now));
  }

  /** What the treasury has earned becomes shares of an account. */
  public BigInteger collectTreasury(AssetId asset, AccountId account) {
    var before = reserve(asset);
    var shares = before.accrual().treasuryShares();
    var after = before.withTreasuryCollected();
    draft.note(
        new TreasuryCollected(
            draft.id(),
            account,
            before.accruedTo(now).claim(shares),
            shares,
            after.accrual(),
            after.changeSince(before),
            now));
    return shares;
  }

  /** Books interest, and the treasury's share of it a second time. */
  public void accrueTreasuryTwice(AssetId asset) {
    var before = reserve(asset);
    var once = before.accruedTo(now);
    var earned = once.accrual().treasuryShares().subtract(before.accrual().treasuryShares());
    var after = once.withTreasuryShares(once.accrual().treasuryShares().add(earned));
    if (!after.equals(before))
      draft.note(
          new InterestAccrued(draft.id(), asset, after.accrual(), after.changeSince(before), now));
  }

  /** Books interest where nothing else moves the reserve; nothing happens without any. */
  public void accrue(AssetId asset) {
    var before = reserve(asset);
    var after = before.accruedTo(now);
    if (!after.equals(before))
      draft.note(
          new InterestAccrued(draft.id(), asset, after.accrual(), after.changeSince(before), now));
  }

  public void isolate(AssetId collateral, LoanId loan, BigInteger cents) {
    if (cents.signum() != 0)
      draft.note(new IsolatedDebtMoved(draft.id(), collateral, loan, cents, now));
  }

  public void receive(LoanId loan, Amount collateral) {
    if (!collateral.isZero()) draft.note(new CollateralReceived(draft.id(), loan, collateral, now));
  }

  public void release(LoanId loan, Amount collateral) {
    if (!collateral.isZero()) draft.note(new CollateralReleased(draft.id(), loan, collateral, now));
  }
}

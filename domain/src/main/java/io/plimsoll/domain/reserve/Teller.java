package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
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
import io.plimsoll.domain.reserve.ReserveEvent.CollateralSeized;
import io.plimsoll.domain.reserve.ReserveEvent.DebtAbsorbed;
import io.plimsoll.domain.reserve.ReserveEvent.SurplusCredited;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesWithdrawn;
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

  /** Collateral becomes the desk's own stock. */
  public void seize(LoanId loan, Amount collateral) {
    if (!collateral.isZero()) draft.note(new CollateralSeized(draft.id(), loan, collateral, now));
  }

  public void absorb(LoanId loan, Amount amount, BigInteger scaledDebt) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withAbsorption(amount, scaledDebt);
    draft.note(
        new DebtAbsorbed(
            draft.id(), loan, amount, scaledDebt, after.accrual(), after.changeSince(before), now));
  }

  public void credit(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = before.accruedTo(now).withCredit(amount, shares);
    draft.note(
        new SurplusCredited(
            draft.id(), account, amount, shares, after.accrual(), after.changeSince(before), now));
  }

  /** A keeper pays for stock, and takes it. */
  public void sell(KeeperId keeper, Amount stock, Amount paid) {
    var before = reserve(paid.token().id());
    var after = before.withOwnCash(paid.units(), now);
    var change = after.changeSince(before, paid.units());
    draft.note(new StockPaid(draft.id(), keeper, paid, after.accrual(), change, now));
    draft.note(new StockSold(draft.id(), keeper, stock, now));
  }

  /** Cash where the asset is lent, stock where it is not. */
  public void contribute(Amount amount) {
    var after = own(amount, amount.units());
    var change = after.changeSince(reserve(amount.token().id()), ownCash(amount, 1));
    draft.note(new ReservesContributed(draft.id(), amount, after.accrual(), change, now));
  }

  public void payOut(Amount amount) {
    var after = own(amount, amount.units().negate());
    var change = after.changeSince(reserve(amount.token().id()), ownCash(amount, -1));
    draft.note(new ReservesWithdrawn(draft.id(), amount, after.accrual(), change, now));
  }

  private Reserve.Listed own(Amount amount, BigInteger change) {
    var before = reserve(amount.token().id());
    return before.isLent()
        ? before.withOwnCash(change, now)
        : before.with(before.holdings().inventory(change));
  }

  private BigInteger ownCash(Amount amount, int sign) {
    return reserve(amount.token().id()).isLent()
        ? amount.units().multiply(BigInteger.valueOf(sign))
        : BigInteger.ZERO;
  }
}

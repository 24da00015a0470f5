package io.plimsoll.domain.reserve;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopReturned;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopStaked;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralSeized;
import io.plimsoll.domain.reserve.ReserveEvent.DebtAbsorbed;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.LossShared;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingEnded;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingStarted;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import io.plimsoll.domain.reserve.ReserveEvent.SurplusCredited;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.UnaryOperator;

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
    var moved = move(amount.token().id(), at -> at.withSupply(amount, shares));
    var claim = moved.claim(account, draft.account(account), amount, shares);
    draft.note(
        new LiquiditySupplied(
            draft.id(), account, amount, shares, moved.accrual(), moved.change(claim), now));
  }

  public void withdraw(AccountId account, Amount amount, BigInteger shares) {
    var moved = move(amount.token().id(), at -> at.withWithdrawal(amount, shares));
    var claim = moved.claim(account, draft.account(account), amount, shares.negate());
    draft.note(
        new LiquidityWithdrawn(
            draft.id(), account, amount, shares, moved.accrual(), moved.change(claim), now));
  }

  /**
   * @param loan before the draw
   */
  public void lend(Loan.Open loan, Amount amount, BigInteger scaled) {
    var moved = move(amount.token().id(), at -> at.withDraw(amount, scaled));
    var debt = moved.debt(loan, amount, scaled);
    draft.note(
        new LiquidityBorrowed(
            draft.id(), loan.id(), amount, scaled, moved.accrual(), moved.change(debt), now));
  }

  /**
   * @param loan before the payment
   */
  public void collect(Loan.Open loan, Amount amount, BigInteger scaled) {
    var moved = move(amount.token().id(), at -> at.withPayment(amount, scaled));
    var debt = moved.debt(loan, amount, scaled.negate());
    draft.note(
        new DebtPaid(
            draft.id(), loan.id(), amount, scaled, moved.accrual(), moved.change(debt), now));
  }

  /**
   * @param loan before the loss
   */
  public void writeOff(Loan.Open loan, Amount amount, BigInteger scaled) {
    var moved = move(amount.token().id(), at -> at.withDeficit(amount, scaled));
    var debt = moved.debt(loan, amount, scaled.negate());
    draft.note(
        new DeficitBooked(
            draft.id(), loan.id(), amount, scaled, moved.accrual(), moved.change(debt), now));
  }

  /**
   * @param loan before the loss
   */
  public void shareLoss(Loan.Open loan, Amount amount, BigInteger scaled) {
    var moved = move(amount.token().id(), at -> at.withLoss(amount, scaled));
    var debt = moved.debt(loan, amount, scaled.negate());
    draft.note(
        new LossShared(
            draft.id(), loan.id(), amount, scaled, moved.accrual(), moved.change(debt), now));
  }

  /** Deficit is gone for what a bearer has; where that is beyond its claim, for the desk's own. */
  public void bear(LossBearer bearer, Amount amount) {
    var moved = move(amount.token().id(), at -> Bookkeeping.bearing(at, bearer, amount));
    var own =
        bearer == LossBearer.TREASURY
            ? amount.minusOrZero(moved.accrued().treasury()).units().negate()
            : BigInteger.ZERO;
    draft.note(
        new DeficitBorne(draft.id(), bearer, amount, moved.accrual(), moved.changeOf(own), now));
  }

  /** A stake lies apart, so that no interest is booked and no rate moves. */
  public void stake(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var moved =
        new Movement(before, before, Bookkeeping.staked(before, amount.units(), shares), now);
    var stake = moved.stake(account, draft.account(account), amount, shares);
    draft.note(new BackstopStaked(draft.id(), account, amount, shares, moved.change(stake), now));
  }

  public void returnStake(AccountId account, Amount amount, BigInteger shares) {
    var before = reserve(amount.token().id());
    var after = Bookkeeping.staked(before, amount.units().negate(), shares.negate());
    var moved = new Movement(before, before, after, now);
    var stake = moved.stake(account, draft.account(account), amount, shares.negate());
    draft.note(new BackstopReturned(draft.id(), account, amount, shares, moved.change(stake), now));
  }

  public void earnFee(LoanId loan, Amount amount) {
    if (amount.isZero()) return;
    var moved = move(amount.token().id(), at -> at.withFee(amount));
    draft.note(new FeeEarned(draft.id(), loan, amount, moved.accrual(), moved.change(), now));
  }

  /**
   * Turns pledged shares into the asset.
   *
   * @param loan with the shares
   */
  public void redeem(Loan.Open loan, Amount amount, BigInteger shares) {
    var moved = move(amount.token().id(), at -> at.withWithdrawal(amount, shares));
    var pledge = moved.pledge(loan, amount, shares.negate());
    draft.note(
        new PledgeRedeemed(
            draft.id(), loan.id(), amount, shares, moved.accrual(), moved.change(pledge), now));
  }

  public void cover(AccountId account, Amount amount, BigInteger shares) {
    var moved = move(amount.token().id(), at -> at.withCover(amount, shares));
    var claim = moved.claim(account, draft.account(account), amount, shares.negate());
    draft.note(
        new DeficitCovered(
            draft.id(), account, amount, shares, moved.accrual(), moved.change(claim), now));
  }

  /** What the treasury has earned becomes shares of an account; no interest is booked. */
  public BigInteger collectTreasury(AssetId asset, AccountId account) {
    var before = reserve(asset);
    var shares = before.accrual().treasuryShares();
    var moved = new Movement(before, before, before.withTreasuryCollected(), now);
    var worth = before.accruedTo(now).claim(shares);
    var claim = moved.claim(account, draft.account(account), worth, shares);
    draft.note(
        new TreasuryCollected(
            draft.id(), account, worth, shares, moved.accrual(), moved.change(claim), now));
    return shares;
  }

  /** Both accounts before the shares go over. */
  public void transfer(AccountId from, AccountId to, Amount worth, BigInteger shares) {
    var still = still(worth.token().id());
    handOver(
        worth,
        shares,
        still.change(
            still.claim(from, draft.account(from), worth, shares.negate()),
            still.claim(to, draft.account(to), worth, shares)));
  }

  /** The account and the loan before the shares go over. */
  public void pledge(AccountId from, Loan.Open to, Amount worth, BigInteger shares) {
    var still = still(worth.token().id());
    handOver(
        worth,
        shares,
        still.change(
            still.claim(from, draft.account(from), worth, shares.negate()),
            still.pledge(to, worth, shares)));
  }

  /** The loan and the account before the shares go over. */
  public void lift(Loan.Open from, AccountId to, Amount worth, BigInteger shares) {
    var still = still(worth.token().id());
    handOver(
        worth,
        shares,
        still.change(
            still.pledge(from, worth, shares.negate()),
            still.claim(to, draft.account(to), worth, shares)));
  }

  private void handOver(Amount worth, BigInteger shares, BalanceChange change) {
    draft.note(new ClaimHandedOver(draft.id(), worth, shares, change, now));
  }

  /** Books interest, and the treasury's share of it a second time. */
  public void accrueTreasuryTwice(AssetId asset) {
    var before = reserve(asset);
    var once = before.accruedTo(now);
    var earned = once.accrual().treasuryShares().subtract(before.accrual().treasuryShares());
    accrue(before, once.withTreasuryShares(once.accrual().treasuryShares().add(earned)));
  }

  /** Books interest where nothing else moves the reserve; nothing happens without any. */
  public void accrue(AssetId asset) {
    var before = reserve(asset);
    accrue(before, before.accruedTo(now));
  }

  /** Books interest up to now and sets the rates anew, though nothing moves. */
  public void touch(AssetId asset) {
    var before = reserve(asset);
    accrue(before, before.accruedTo(now).priced());
  }

  private void accrue(Reserve.Listed before, Reserve.Listed after) {
    if (after.equals(before)) return;
    var moved = new Movement(before, after, after, now);
    draft.note(
        new InterestAccrued(draft.id(), before.asset().id(), after.accrual(), moved.change(), now));
  }

  /** Interest is booked first. */
  private Movement move(AssetId asset, UnaryOperator<Reserve.Listed> movement) {
    var before = reserve(asset);
    var accrued = before.accruedTo(now);
    return new Movement(before, accrued, movement.apply(accrued), now);
  }

  private Movement still(AssetId asset) {
    var reserve = reserve(asset);
    return new Movement(reserve, reserve, reserve, now);
  }

  public void isolate(AssetId collateral, LoanId loan, BigInteger cents) {
    if (cents.signum() != 0)
      draft.note(new IsolatedDebtMoved(draft.id(), collateral, loan, cents, now));
  }

  /**
   * @param collateral that is auctioned
   */
  public void startRaising(AssetId collateral, AuctionId auction, Amount tab) {
    draft.note(new RaisingStarted(draft.id(), collateral, auction, tab, now));
  }

  public void endRaising(AssetId collateral, AuctionId auction, Amount tab) {
    if (!tab.isZero()) draft.note(new RaisingEnded(draft.id(), collateral, auction, tab, now));
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

  /**
   * @param loan before its debt is taken over
   */
  public void absorb(Loan.Open loan, Amount amount, BigInteger scaled) {
    var moved = move(amount.token().id(), at -> at.withAbsorption(amount, scaled));
    var debt = moved.debt(loan, amount, scaled.negate());
    draft.note(
        new DebtAbsorbed(
            draft.id(), loan.id(), amount, scaled, moved.accrual(), moved.change(debt), now));
  }

  public void credit(AccountId account, Amount amount, BigInteger shares) {
    var moved = move(amount.token().id(), at -> at.withCredit(amount, shares));
    var claim = moved.claim(account, draft.account(account), amount, shares);
    draft.note(
        new SurplusCredited(
            draft.id(), account, amount, shares, moved.accrual(), moved.change(claim), now));
  }

  /** A keeper pays for stock, and takes it. */
  public void sell(KeeperId keeper, Amount stock, Amount paid) {
    var moved = own(paid, paid.units(), true);
    draft.note(
        new StockPaid(
            draft.id(), keeper, paid, moved.accrual(), moved.changeOf(paid.units()), now));
    draft.note(new StockSold(draft.id(), keeper, stock, now));
  }

  /** Cash where the asset is lent, stock where it is not. */
  public void contribute(Amount amount) {
    var lent = reserve(amount.token().id()).isLent();
    var moved = own(amount, amount.units(), lent);
    var change = moved.changeOf(lent ? amount.units() : BigInteger.ZERO);
    draft.note(new ReservesContributed(draft.id(), amount, moved.accrual(), change, now));
  }

  public void payOut(Amount amount) {
    var lent = reserve(amount.token().id()).isLent();
    var taken = amount.units().negate();
    var moved = own(amount, taken, lent);
    var change = moved.changeOf(lent ? taken : BigInteger.ZERO);
    draft.note(new ReservesWithdrawn(draft.id(), amount, moved.accrual(), change, now));
  }

  /** A keeper's money comes into custody. */
  public void keep(KeeperId keeper, Amount amount) {
    draft.note(new KeeperFundsReceived(draft.id(), keeper, amount, now));
  }

  public void handOut(KeeperId keeper, Amount amount) {
    draft.note(new KeeperFundsReleased(draft.id(), keeper, amount, now));
  }

  /** A bond becomes the treasury's as a fee does, or the desk's own where it keeps funds. */
  public void forfeit(KeeperId keeper, Amount bond) {
    var reserve = reserve(bond.token().id());
    var lent = reserve.isLent();
    var isOwn = reserve.accrual().keepsOwnFunds();
    var moved =
        isOwn ? own(bond, bond.units(), lent) : move(bond.token().id(), at -> at.withFee(bond));
    var change = moved.changeOf(isOwn && lent ? bond.units() : BigInteger.ZERO);
    draft.note(new BondForfeited(draft.id(), keeper, bond, moved.accrual(), change, now));
  }

  /** No interest is booked beyond what the reserve's own funds ask for. */
  private Movement own(Amount amount, BigInteger change, boolean cash) {
    var before = reserve(amount.token().id());
    var after =
        cash ? before.withOwnCash(change, now) : before.with(before.holdings().inventory(change));
    var accrued = cash ? before.withOwnCash(BigInteger.ZERO, now) : before;
    return new Movement(before, accrued, after, now);
  }
}

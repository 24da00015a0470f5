package io.plimsoll.domain.reserve;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.time.Instant;

/**
 * What happened to a reserve. An event that touches liquidity or debt says where interest stands
 * after it ({@link Accrual}) and what it moved on the balance sheet ({@link BalanceChange}).
 */
public sealed interface ReserveEvent extends Event {

  MarketId market();

  AssetId asset();

  /** What moved, for the ledger; empty movements leave it out. */
  default BalanceChange change() {
    return BalanceChange.NONE;
  }

  @Override
  default StreamId stream() {
    return StreamId.of(market(), asset());
  }

  /** About an amount, which says of what. */
  sealed interface OfAmount extends ReserveEvent {
    Amount amount();

    @Override
    default AssetId asset() {
      return amount().token().id();
    }
  }

  record ReserveOpened(
      MarketId market, Token token, ReserveTerms terms, Accrual accrual, Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return token.id();
    }
  }

  record TermsChanged(
      MarketId market,
      AssetId asset,
      ReserveTerms terms,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {}

  /** A lender brought liquidity; shares minted down. */
  record LiquiditySupplied(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A lender took liquidity out; shares burned up. */
  record LiquidityWithdrawn(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A loan was drawn on; scaled debt minted up. */
  record LiquidityBorrowed(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** Debt was paid; scaled debt burned down. */
  record DebtPaid(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** Debt that nothing covers any more became deficit. */
  record DeficitBooked(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A bearer of losses gave what it had for deficit. */
  record DeficitBorne(
      MarketId market,
      LossBearer bearer,
      Amount amount,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** Somebody staked for losses; shares minted down. */
  record BackstopStaked(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A stake, or a part of it, went back; shares burned up. */
  record BackstopReturned(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** All lenders bore debt that nothing covers any more, at once. */
  record LossShared(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** The treasury earned a liquidation fee; its shares are in the accrual. */
  record FeeEarned(
      MarketId market,
      LoanId loan,
      Amount amount,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** Interest was booked without anything else that moved. */
  record InterestAccrued(
      MarketId market, AssetId asset, Accrual accrual, BalanceChange change, Instant at)
      implements ReserveEvent {}

  /** Pledged shares were turned into the asset, for the borrower or in a sale; burned up. */
  record PledgeRedeemed(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A lender gave up shares for deficit; burned up. */
  record DeficitCovered(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** The treasury's shares went to its account. */
  record TreasuryCollected(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /**
   * Shares changed hands: between lenders, to a loan as a pledge, or back. The reserve as such
   * stays as it is; whose claims it were and are is in the change.
   */
  record ClaimHandedOver(
      MarketId market, Amount worth, BigInteger shares, BalanceChange change, Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return worth.token().id();
    }
  }

  /**
   * What is owed against this asset as the only, isolated collateral moved.
   *
   * @param cents hundredths of the base currency, signed
   */
  record IsolatedDebtMoved(
      MarketId market, AssetId asset, LoanId loan, BigInteger cents, Instant at)
      implements ReserveEvent {}

  /**
   * An auction of this asset has something to raise.
   *
   * @param tab with penalty, in the debt's asset
   */
  record RaisingStarted(MarketId market, AssetId asset, AuctionId auction, Amount tab, Instant at)
      implements ReserveEvent {
    @Override
    public BalanceChange change() {
      return BalanceChange.NONE;
    }
  }

  /**
   * It was raised, or nobody will.
   *
   * @param tab no longer to raise
   */
  record RaisingEnded(MarketId market, AssetId asset, AuctionId auction, Amount tab, Instant at)
      implements ReserveEvent {
    @Override
    public BalanceChange change() {
      return BalanceChange.NONE;
    }
  }

  /** Collateral came into custody. */
  record CollateralReceived(MarketId market, LoanId loan, Amount amount, Instant at)
      implements OfAmount {
    @Override
    public BalanceChange change() {
      return BalanceChange.collateral(amount.units());
    }
  }

  /**
   * Collateral left custody: back to the borrower, to a keeper, to a venue or into the treasury.
   */
  record CollateralReleased(MarketId market, LoanId loan, Amount amount, Instant at)
      implements OfAmount {
    @Override
    public BalanceChange change() {
      return BalanceChange.collateral(amount.units().negate());
    }
  }

  /** Collateral became the desk's own stock. */
  record CollateralSeized(MarketId market, LoanId loan, Amount amount, Instant at)
      implements OfAmount {
    @Override
    public BalanceChange change() {
      return BalanceChange.seized(amount.units());
    }
  }

  /** Debt is gone, for collateral that the desk took over; its own funds bear it. */
  record DebtAbsorbed(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** What collateral taken over was worth beyond the debt became a claim; shares minted down. */
  record SurplusCredited(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** A keeper took stock. */
  record StockSold(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements OfAmount {
    @Override
    public BalanceChange change() {
      return BalanceChange.inventory(amount.units().negate());
    }
  }

  /** A keeper paid for stock of another asset. */
  record StockPaid(
      MarketId market,
      KeeperId keeper,
      Amount amount,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}

  /** The desk's own funds were given something: cash of an asset that is lent, stock of another. */
  record ReservesContributed(
      MarketId market, Amount amount, Accrual accrual, BalanceChange change, Instant at)
      implements OfAmount {}

  /** Something was taken out of the desk's own funds. */
  record ReservesWithdrawn(
      MarketId market, Amount amount, Accrual accrual, BalanceChange change, Instant at)
      implements OfAmount {}

  /** A keeper's money came into custody. */
  record KeeperFundsReceived(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements OfAmount {}

  /** A keeper's money left custody: taken out, or paid for something. */
  record KeeperFundsReleased(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements OfAmount {}

  /** A keeper's bond, or a part of it, became the treasury's, or the desk's own. */
  record BondForfeited(
      MarketId market,
      KeeperId keeper,
      Amount amount,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements OfAmount {}
}

package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.LoanId;
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
  BalanceChange change();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), asset());
  }

  record ReserveOpened(
      MarketId market, Token token, ReserveTerms terms, Accrual accrual, Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return token.id();
    }

    @Override
    public BalanceChange change() {
      return BalanceChange.NONE;
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
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** A lender took liquidity out; shares burned up. */
  record LiquidityWithdrawn(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** A loan was drawn on; scaled debt minted up. */
  record LiquidityBorrowed(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** Debt was paid; scaled debt burned down. */
  record DebtPaid(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** Debt that nothing covers any more became deficit. */
  record DeficitBooked(
      MarketId market,
      LoanId loan,
      Amount amount,
      BigInteger scaledDebt,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** The treasury earned a liquidation fee; its shares are in the accrual. */
  record FeeEarned(
      MarketId market,
      LoanId loan,
      Amount amount,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

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
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** A lender gave up shares for deficit; burned up. */
  record DeficitCovered(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

  /** The treasury's shares went to its account. */
  record TreasuryCollected(
      MarketId market,
      AccountId account,
      Amount amount,
      BigInteger shares,
      Accrual accrual,
      BalanceChange change,
      Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }
  }

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
      implements ReserveEvent {
    @Override
    public BalanceChange change() {
      return BalanceChange.NONE;
    }
  }

  /** Collateral came into custody. */
  record CollateralReceived(MarketId market, LoanId loan, Amount amount, Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }

    @Override
    public BalanceChange change() {
      return BalanceChange.collateral(amount.units());
    }
  }

  /**
   * Collateral left custody: back to the borrower, to a keeper, to a venue or into the treasury.
   */
  record CollateralReleased(MarketId market, LoanId loan, Amount amount, Instant at)
      implements ReserveEvent {
    @Override
    public AssetId asset() {
      return amount.token().id();
    }

    @Override
    public BalanceChange change() {
      return BalanceChange.collateral(amount.units().negate());
    }
  }
}

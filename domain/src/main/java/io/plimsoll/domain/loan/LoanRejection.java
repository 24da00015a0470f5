package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import java.math.BigInteger;

/** Why a borrower is refused. */
public sealed interface LoanRejection extends Rejection {

  record LoanUnknown(LoanId loan) implements LoanRejection {}

  record LoanAlreadyOpen(LoanId loan, MarketId market) implements LoanRejection {}

  /** While a sale is under way the borrower may add collateral and repay, nothing else. */
  record LiquidationUnderWay(LoanId loan, LiquidationId liquidation) implements LoanRejection {}

  /**
   * @param available the most that can be drawn in this asset
   */
  record BorrowLimitExceeded(Amount requested, Amount available) implements LoanRejection {}

  /** The loan's category does not contain the asset. */
  record OutsideCategory(LoanId loan, CategoryId category, AssetId asset)
      implements LoanRejection {}

  /** Against an isolated collateral only chosen assets may be drawn. */
  record NotBorrowableInIsolation(AssetId asset, AssetId collateral) implements LoanRejection {}

  /**
   * @param owed against the isolated collateral already, in hundredths of the base currency
   */
  record DebtCeilingExceeded(AssetId collateral, BigInteger owed, BigInteger ceiling)
      implements LoanRejection {}

  /** An isolated collateral stands alone, or not at all. */
  record CollateralIsolated(AssetId asset, AssetId beside) implements LoanRejection {}

  /** While a collateral without loan-to-value backs the loan, only that may be taken out. */
  record OtherCollateralFirst(AssetId requested, AssetId first) implements LoanRejection {}

  /** The loan would be below 1 with the numbers that would then hold. */
  record UnhealthyAfter(LoanId loan, HealthFactor health) implements LoanRejection {}

  record LoanTooSmall(Amount debtValue, Amount minimum) implements LoanRejection {}

  /** A draw must leave at least this much owed in the asset. */
  record DebtTooSmall(Amount debt, Amount minimum) implements LoanRejection {}

  /** The market takes no payment above the debt. */
  record DebtExceeded(Amount requested, Amount owed) implements LoanRejection {}

  record NoSuchDebt(LoanId loan, AssetId asset) implements LoanRejection {}

  record NoSuchCollateral(LoanId loan, AssetId asset) implements LoanRejection {}

  /** The market gives nothing for this asset, so it cannot back a loan. */
  record NotAcceptedAsCollateral(AssetId asset) implements LoanRejection {}

  record CollateralExceeded(Amount requested, Amount held) implements LoanRejection {}

  /**
   * @param available the most of this asset that can be withdrawn
   */
  record WithdrawalBelowLimit(Amount requested, Amount available) implements LoanRejection {}

  /** The market calls no margin. */
  record NoMarginCalls(MarketId market) implements LoanRejection {}

  /** The market makes no small sales. */
  record NoPreLiquidation(MarketId market) implements LoanRejection {}

  /** Whatever the loan's health asks for has been said. */
  record NoNoticeDue(LoanId loan, HealthFactor health, Wad warnBelow, Wad callBelow)
      implements LoanRejection {}

  /** A doubtful price counts for the loan: with the haircut on its side it would not be sold. */
  record HealthyWithinDoubt(
      LoanId loan, HealthFactor health, AssetId asset, Finding finding, BasisPoints haircut)
      implements LoanRejection {}

  record PledgeExceeded(Amount requested, Amount pledged) implements LoanRejection {}
}

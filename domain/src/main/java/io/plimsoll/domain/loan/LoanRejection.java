package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;

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

  record LoanTooSmall(Amount debtValue, Amount minimum) implements LoanRejection {}

  record NoSuchDebt(LoanId loan, AssetId asset) implements LoanRejection {}

  record NoSuchCollateral(LoanId loan, AssetId asset) implements LoanRejection {}

  /** The market gives nothing for this asset, so it cannot back a loan. */
  record NotAcceptedAsCollateral(AssetId asset) implements LoanRejection {}

  record CollateralExceeded(Amount requested, Amount held) implements LoanRejection {}

  /**
   * @param available the most of this asset that can be withdrawn
   */
  record WithdrawalBelowLimit(Amount requested, Amount available) implements LoanRejection {}
}

package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.market.MarketRejection.CategoryUnknown;
import io.plimsoll.domain.reserve.ReserveRejection;
import tools.jackson.databind.JsonNode;

/** What the Aave pool calls the reason of a refusal. */
record AaveReasons(AaveMarket market, AaveState state) {

  private static final String UNHEALTHY = "HealthFactorLowerThanLiquidationThreshold";

  String name(Rejection reason, Command command, JsonNode action) {
    return switch (reason) {
      case ReserveRejection.AmountNotPositive _ -> "InvalidAmount";
      case ReserveRejection.AmountTooSmall _ ->
          command instanceof CallLiquidation || action.get("type").asString().startsWith("repay")
              ? "InvalidBurnAmount"
              : "InvalidAmount";
      case ReserveRejection.AssetPaused _ -> "ReservePaused";
      case ReserveRejection.AssetFrozen _ -> "ReserveFrozen";
      case ReserveRejection.NotBorrowable _ -> "BorrowingNotEnabled";
      case ReserveRejection.NoDeficit _ -> "ReserveNotInDeficit";
      case ReserveRejection.SupplyCapExceeded _ -> "SupplyCapExceeded";
      case ReserveRejection.BorrowCapExceeded _ -> "BorrowCapExceeded";
      case ReserveRejection.LiquidityShort short_ -> illiquid(short_, command);
      case BalanceExceeded _ -> "NotEnoughAvailableUserBalance";
      case LoanRejection.PledgeExceeded(var requested, _) ->
          requested.isZero() ? "InvalidAmount" : "NotEnoughAvailableUserBalance";
      case NothingSupplied _ when command instanceof PledgeShares -> "UnderlyingBalanceZero";
      case NothingSupplied _ ->
          action.path("amount").asString("").equals("MAX")
              ? "InvalidAmount"
              : "NotEnoughAvailableUserBalance";
      case LoanRejection.OutsideCategory _ ->
          command instanceof ChooseCategory ? "InvalidDebtInEmode" : "NotBorrowableInEMode";
      case LoanRejection.NotBorrowableInIsolation _ -> "AssetNotBorrowableInIsolation";
      case LoanRejection.DebtCeilingExceeded _ -> "DebtCeilingExceeded";
      case LoanRejection.CollateralIsolated _, LoanRejection.NotAcceptedAsCollateral _ ->
          "UserInIsolationModeOrLtvZero";
      case LoanRejection.OtherCollateralFirst _ -> "LtvValidationFailed";
      case LoanRejection.LiquidationUnderWay _ when command instanceof Draw draw ->
          beyondLimit(draw);
      case LoanRejection.WithdrawalBelowLimit _,
          LoanRejection.UnhealthyAfter _,
          LoanRejection.LiquidationUnderWay _ ->
          UNHEALTHY;
      case LoanRejection.BorrowLimitExceeded _ -> beyondLimit((Draw) command);
      case LoanRejection.NoSuchDebt _ ->
          command instanceof CallLiquidation
              ? "SpecifiedCurrencyNotBorrowedByUser"
              : "NoDebtOfSelectedType";
      case LoanRejection.NoSuchCollateral _ -> "CollateralCannotBeLiquidated";
      case CategoryUnknown _ -> "InconsistentEModeCategory";
      case LiquidationRejection.LoanHealthy _ -> "HealthFactorNotBelowThreshold";
      case LiquidationRejection.SelfLiquidation _ -> "SelfLiquidation";
      case LiquidationRejection.GracePeriod _ -> "LiquidationGraceSentinelCheckFailed";
      case LiquidationRejection.LeftoverTooSmall _ -> "MustNotLeaveDust";
      default -> reason.toString();
    };
  }

  /**
   * The pool has no more than its liquidity; where a liquidation pays out the very asset that pays
   * for it, the payment comes after the payout and the token contract refuses.
   */
  private String illiquid(ReserveRejection.LiquidityShort reason, Command command) {
    if (command instanceof CallLiquidation call)
      return call.debtAsset().equals(call.collateralAsset())
          ? "ERC20: transfer amount exceeds balance"
          : "Panic(17)";
    var reserve = state.accrued(reason.requested().token().id(), market.desk().facts().now());
    return command instanceof Draw && reason.requested().exceeds(reserve.supplied())
        ? "InvalidAmount"
        : "Panic(17)";
  }

  /** The desk says only that the limit is passed; the pool looks at health before the limit. */
  private String beyondLimit(Draw draw) {
    var loan = state.loan(draw.loan().text());
    var reserve = state.accrued(draw.asset(), market.desk().facts().now());
    var amount = reserve.amount(draw.amount(), reserve.asset().zero());
    var valuation =
        state.valuation(
            loan.plusDebt(
                draw.asset(), reserve.debtMinted(amount, loan.scaledDebtOf(draw.asset()))));
    if (valuation.averageLoanToValue().value() == 0) return "LtvValidationFailed";
    return valuation.health().isLiquidatable() ? UNHEALTHY : "CollateralCannotCoverNewBorrow";
  }
}

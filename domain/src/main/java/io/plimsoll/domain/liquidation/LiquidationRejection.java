package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Score;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.pacing.Paced;
import java.time.Instant;
import java.util.List;

/** Why a sale is refused. */
public sealed interface LiquidationRejection extends Rejection {

  record LiquidationUnknown(LiquidationId liquidation) implements LiquidationRejection {}

  record LoanHealthy(LoanId loan, HealthFactor health) implements LiquidationRejection {}

  record LoanStillUnhealthy(LoanId loan, HealthFactor health) implements LiquidationRejection {}

  record LiquidationAlreadyOpen(LoanId loan, LiquidationId liquidation)
      implements LiquidationRejection {}

  record LiquidationAlreadyClosed(LiquidationId liquidation, Outcome outcome)
      implements LiquidationRejection {}

  record SaleUnderWay(LiquidationId liquidation, String offer) implements LiquidationRejection {}

  record OrderNotUnderWay(LiquidationId liquidation, String order)
      implements LiquidationRejection {}

  /** No debt is left, no collateral, or an asset of the loan has no price. */
  record NothingToSell(LiquidationId liquidation) implements LiquidationRejection {}

  /** No venue would sell any of the lot within its bound. */
  record NoVenueWithinBound(LiquidationId liquidation, Lot lot) implements LiquidationRejection {}

  /** The desk waits with its sale, for it would break other loans and this one can wait. */
  record SaleHeld(LiquidationId liquidation, Paced reasons) implements LiquidationRejection {}

  /** A step after which the loan would be less healthy, while it is still worth what it owes. */
  record StepToxic(LoanId loan, HealthFactor before, HealthFactor after)
      implements LiquidationRejection {}

  /** Keepers are not invited to call at the moment. */
  record NothingInvited(LiquidationId liquidation) implements LiquidationRejection {}

  /** Keepers have until then to call. */
  record InvitationOpen(LiquidationId liquidation, Instant until) implements LiquidationRejection {}

  /** No way of selling is open for the lot; what stands against each is in the scores. */
  record NoWayOpen(LiquidationId liquidation, Lot lot, List<Score> scores)
      implements LiquidationRejection {
    public NoWayOpen {
      scores = List.copyOf(scores);
    }
  }

  record FillBeyondOrder(String order, Amount sold, Amount quantity)
      implements LiquidationRejection {}

  record FillBelowBound(String order, Amount sold, Amount received, Amount least)
      implements LiquidationRejection {}

  /** The market's profile sizes calls another way. */
  record CallNotOffered(MarketId market) implements LiquidationRejection {}

  /** The market, or the terms of the asset, do not have this way of selling. */
  record MechanismNotOffered(MarketId market, AssetId asset, Mechanism mechanism)
      implements LiquidationRejection {}

  /** The desk has all the funds it wants in the asset that would be paid. */
  record NotForSale(Amount funds, Amount target) implements LiquidationRejection {}

  record BelowMinimum(Amount offered, Amount minimum) implements LiquidationRejection {}

  record StockShort(Amount requested, Amount stock) implements LiquidationRejection {}

  /** Borrowers have until then to act after a pause. */
  record GracePeriod(AssetId asset, Instant until) implements LiquidationRejection {}

  record SelfLiquidation(LoanId loan, KeeperId keeper) implements LiquidationRejection {}

  /** What would be left is too small to be sold later. */
  record LeftoverTooSmall(Amount collateralValueLeft, Amount debtValueLeft, Amount minimum)
      implements LiquidationRejection {}
}

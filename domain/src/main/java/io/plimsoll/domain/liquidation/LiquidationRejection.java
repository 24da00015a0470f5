package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Score;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Paced;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a sale is refused. */
public sealed interface LiquidationRejection extends Rejection {

  record LiquidationUnknown(LiquidationId liquidation) implements LiquidationRejection {}

  /**
   * @param line below which it could be sold from
   */
  record LoanHealthy(LoanId loan, HealthFactor health, Wad line) implements LiquidationRejection {
    public LoanHealthy(LoanId loan, HealthFactor health) {
      this(loan, health, Wad.ONE);
    }
  }

  /**
   * @param line at which the case can end
   */
  record LoanStillUnhealthy(LoanId loan, HealthFactor health, Wad line)
      implements LiquidationRejection {
    public LoanStillUnhealthy(LoanId loan, HealthFactor health) {
      this(loan, health, Wad.ONE);
    }
  }

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

  /** The venues have until then to recover from the slice before. */
  record SliceNotDue(LiquidationId liquidation, Instant until) implements LiquidationRejection {}

  /** The desk waits with its sale, for it would break other loans and this one can wait. */
  record SaleHeld(LiquidationId liquidation, Paced reasons) implements LiquidationRejection {}

  /** The desk paces the case's sale; keepers may call from then on, and sooner if it gets worse. */
  record CallHeld(LiquidationId liquidation, Instant until) implements LiquidationRejection {}

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

  /** The market's profile sizes calls another way. */
  record CallNotOffered(MarketId market) implements LiquidationRejection {}

  /** The market, or the terms of the asset, do not have this way of selling. */
  record MechanismNotOffered(MarketId market, AssetId asset, Mechanism mechanism)
      implements LiquidationRejection {}

  /** The desk has all the funds it wants in the asset that would be paid. */
  record NotForSale(Amount funds, Amount target) implements LiquidationRejection {}

  record BelowMinimum(Amount offered, Amount minimum) implements LiquidationRejection {}

  record StockShort(Amount requested, Amount stock) implements LiquidationRejection {}

  /**
   * The loan would be sold at a loss on the word of one source.
   *
   * @param asset on which no other source agrees
   * @param price acted on, base currency per whole token
   * @param otherPrice what another source says; empty: none has said anything lately
   */
  record SecondLookNeeded(
      LoanId loan,
      Amount collateralValue,
      Amount debtValue,
      AssetId asset,
      Wad price,
      Optional<Wad> otherPrice,
      BasisPoints tolerance)
      implements LiquidationRejection {}

  /** The market realises losses without a second look. */
  record NoSecondLook(MarketId market) implements LiquidationRejection {}

  record NoLossToApprove(LiquidationId liquidation, Amount collateralValue, Amount debtValue)
      implements LiquidationRejection {}

  record LossAlreadyApproved(LiquidationId liquidation, ApproverId approver)
      implements LiquidationRejection {}

  /** Borrowers have until then to act after a pause. */
  record GracePeriod(AssetId asset, Instant until) implements LiquidationRejection {}

  record SelfLiquidation(LoanId loan, KeeperId keeper) implements LiquidationRejection {}

  /** What would be left is too small to be sold later. */
  record LeftoverTooSmall(Amount collateralValueLeft, Amount debtValueLeft, Amount minimum)
      implements LiquidationRejection {}
}

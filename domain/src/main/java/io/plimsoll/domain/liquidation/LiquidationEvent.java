package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.chooser.Choice;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ladder.Agreement;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.pacing.Paced;
import java.time.Instant;
import java.util.List;

/** What happened in a liquidation. */
public sealed interface LiquidationEvent extends Event {

  MarketId market();

  LiquidationId liquidation();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), liquidation());
  }

  /**
   * @param evidence health and prices that made the case; before and after are the same
   */
  record LiquidationOpened(
      MarketId market,
      LiquidationId liquidation,
      LoanId loan,
      Amount collateralValue,
      Amount debtValue,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  record SaleOrdered(
      MarketId market, LiquidationId liquidation, SaleOrder order, Evidence evidence, Instant at)
      implements LiquidationEvent {}

  /**
   * The desk sold collateral on a venue.
   *
   * @param atOracle what the collateral sold was worth at the oracle's prices, in the debt asset;
   *     down
   * @param repaid debt paid from the proceeds
   * @param surplus what went back to the borrower
   */
  record LotSold(
      MarketId market,
      LiquidationId liquidation,
      String order,
      VenueId venue,
      Amount sold,
      Amount received,
      Amount atOracle,
      Amount repaid,
      Amount fee,
      Amount surplus,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /** Collateral in the very asset that is owed paid for debt, unit for unit. */
  record DebtSetOff(
      MarketId market, LiquidationId liquidation, Amount amount, Evidence evidence, Instant at)
      implements LiquidationEvent {}

  /** The venue sold nothing; the case waits for the next tick. */
  record OrderUnfilled(MarketId market, LiquidationId liquidation, String order, Instant at)
      implements LiquidationEvent {}

  /**
   * A keeper called the loan.
   *
   * @param taken collateral that left the loan, fee included
   * @param atOracle what it was worth at the oracle's prices, in the debt asset; down
   * @param fee the treasury's part of it, in collateral
   */
  record CollateralCalled(
      MarketId market,
      LiquidationId liquidation,
      KeeperId keeper,
      Amount taken,
      Amount atOracle,
      Amount repaid,
      Amount fee,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /**
   * The desk took the loan over: all its collateral, and all its debt.
   *
   * @param seized all collateral
   * @param credit what it counted for, less the bonus, in the base currency
   * @param absorbed all debt
   * @param surplus what the credit was worth beyond the debt; the borrower can ask for it
   */
  record LoanAbsorbed(
      MarketId market,
      LiquidationId liquidation,
      List<Amount> seized,
      Amount credit,
      List<Amount> absorbed,
      Amount surplus,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {
    public LoanAbsorbed {
      seized = List.copyOf(seized);
      absorbed = List.copyOf(absorbed);
    }
  }

  /** Where there are several ways to sell a lot, which is taken, and why. */
  record WayChosen(MarketId market, LiquidationId liquidation, Choice choice, Instant at)
      implements LiquidationEvent {}

  /** How much of a lot the desk sells at once so that it breaks no other loan, and why. */
  record SalePaced(MarketId market, LiquidationId liquidation, Paced reasons, Instant at)
      implements LiquidationEvent {}

  /**
   * What was ordered is one of several slices of a lot; the next one gives the venues time.
   *
   * @param slices how many were to be made of the lot, this one included
   * @param until then everything is chosen anew for what is left; at once if this one brings
   *     nothing
   */
  record SlicePaused(
      MarketId market, LiquidationId liquidation, int slices, Instant until, Instant at)
      implements LiquidationEvent {}

  /**
   * The loan is left to keepers' calls.
   *
   * @param offer its name
   */
  record CallInvited(
      MarketId market,
      LiquidationId liquidation,
      String offer,
      Instant until,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /**
   * Something of the loan went up for auction.
   *
   * @param keeper who started it
   * @param due debt that the auction is to pay
   * @param reward promised to the keeper
   */
  record AuctionOpened(
      MarketId market,
      LiquidationId liquidation,
      AuctionId auction,
      KeeperId keeper,
      Amount due,
      Amount reward,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /**
   * Nobody took anything, and the auction was started again.
   *
   * @param reward promised to the keeper who did it
   */
  record AuctionRestarted(
      MarketId market,
      LiquidationId liquidation,
      AuctionId auction,
      KeeperId keeper,
      Amount reward,
      Instant at)
      implements LiquidationEvent {}

  /**
   * A keeper took something from an auction. {@code paid = rewards + repaid + fee + surplus}.
   *
   * @param taken collateral that left the loan
   * @param atOracle what it was worth at the oracle's prices, in the debt asset; down
   * @param rewards paid to keepers who started it
   * @param rewardsLeft promised still
   * @param repaid debt paid from what is left
   * @param surplus what went back to the borrower
   */
  record LotAuctioned(
      MarketId market,
      LiquidationId liquidation,
      AuctionId auction,
      KeeperId keeper,
      Amount taken,
      Amount paid,
      Amount atOracle,
      List<Offer.Reward> rewards,
      List<Offer.Reward> rewardsLeft,
      Amount repaid,
      Amount fee,
      Amount surplus,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {
    public LotAuctioned {
      rewards = List.copyOf(rewards);
      rewardsLeft = List.copyOf(rewardsLeft);
    }
  }

  /**
   * Something of the loan went into a batch.
   *
   * @param quantity of the collateral
   * @param due debt that the lot is to pay
   */
  record LotBatched(
      MarketId market,
      LiquidationId liquidation,
      BatchId batch,
      Amount quantity,
      Amount due,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /**
   * A batch sold the case's lot, or some of it. {@code received = repaid + fee + surplus}.
   *
   * @param sold collateral that left the loan
   * @param received its part of what the batch brought
   * @param atOracle what was sold was worth at the oracle's prices, in the debt asset; down
   * @param surplus what went back to the borrower
   */
  record LotCleared(
      MarketId market,
      LiquidationId liquidation,
      BatchId batch,
      Amount sold,
      Amount received,
      Amount atOracle,
      Amount repaid,
      Amount fee,
      Amount surplus,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /**
   * What a keeper could buy is no longer on sale.
   *
   * @param offer its name
   */
  record OfferEnded(
      MarketId market, LiquidationId liquidation, String offer, Offer.End end, Instant at)
      implements LiquidationEvent {}

  /**
   * A sale that makes a loss was looked at twice, and for every asset another source agreed.
   *
   * @param collateralValue of the loan, less than {@code debtValue}
   */
  record SecondPriceAgreed(
      MarketId market,
      LiquidationId liquidation,
      Amount collateralValue,
      Amount debtValue,
      List<Agreement> agreements,
      Instant at)
      implements LiquidationEvent {
    public SecondPriceAgreed {
      agreements = List.copyOf(agreements);
    }
  }

  /**
   * Somebody answers for a loss.
   *
   * @param collateralValue of the loan, less than {@code debtValue}
   */
  record LossApproved(
      MarketId market,
      LiquidationId liquidation,
      ApproverId approver,
      String reason,
      Amount collateralValue,
      Amount debtValue,
      Evidence evidence,
      Instant at)
      implements LiquidationEvent {}

  /** Debt that no collateral was left for. */
  record ShortfallBooked(MarketId market, LiquidationId liquidation, Amount shortfall, Instant at)
      implements LiquidationEvent {}

  record LiquidationClosed(
      MarketId market, LiquidationId liquidation, Outcome outcome, Evidence evidence, Instant at)
      implements LiquidationEvent {}
}

package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.PriceRules.Trial;
import java.time.Duration;
import java.util.Optional;

/** Why a market's owner is refused. */
public sealed interface MarketRejection extends Rejection {

  record MarketUnknown(MarketId market) implements MarketRejection {}

  record MarketAlreadyOpen(MarketId market) implements MarketRejection {}

  record CategoryUnknown(MarketId market, CategoryId category) implements MarketRejection {}

  record AssetUnknown(MarketId market, AssetId asset) implements MarketRejection {}

  /** An asset's decimals cannot change while amounts of it are booked. */
  record DecimalsFixed(AssetId asset, int requested, int listed) implements MarketRejection {}

  /** The desk's own funds in the asset are less. */
  record ReservesShort(Amount requested, Amount available) implements MarketRejection {}

  /** Lending beyond the point of sale makes every loan liquidatable at birth. */
  record BorrowLimitAboveThreshold(BasisPoints maxLoanToValue, BasisPoints liquidationThreshold)
      implements MarketRejection {}

  /** threshold × (1 + bonus) reaches 1: a sale at the threshold could not pay the debt. */
  record BonusAboveCover(
      BasisPoints liquidationThreshold, BasisPoints liquidationBonus, BasisPoints product)
      implements MarketRejection {}

  /** Nobody bears a loss twice. */
  record LossBearerTwice(LossBearer bearer) implements MarketRejection {}

  /** After the lenders there is nothing left for anybody to bear. */
  record LendersNotLast(LossBearer after) implements MarketRejection {}

  /** Nobody has to wait for a stake where nothing is staked. */
  record CooldownWithoutBackstop(Duration cooldown) implements MarketRejection {}

  /** In the market's profile lenders or the desk's own funds bear losses at once. */
  record LossesBorneOtherwise(String profile, LossBearer first) implements MarketRejection {}

  /** A level of health on the ladder is under one that it may not be under. */
  record LevelTooLow(String field, Wad level, Wad least) implements MarketRejection {
    public static Optional<LevelTooLow> check(String field, Wad level, Wad least) {
      return level.compareTo(least) < 0
          ? Optional.of(new LevelTooLow(field, level, least))
          : Optional.empty();
    }
  }

  /** A level of health on the ladder has to be above another. */
  record LevelNotAbove(String field, Wad level, Wad bound) implements MarketRejection {}

  /** What is to grow as health falls would shrink. */
  record SlopeReversed(String field, BasisPoints from, BasisPoints to) implements MarketRejection {}

  /** The market's profile sizes calls another way, so that there are no small ones. */
  record PreLiquidationByCallsOnly(String profile) implements MarketRejection {}

  /** What makes a loan safer is never refused for a price. */
  record AlwaysAllowed(Action action) implements MarketRejection {}

  /** A rate cannot be turned into a price by another rate. */
  record RateOfRate(AssetId asset, AssetId in) implements MarketRejection {}

  /** The cap would cut the value that is acted on now: loans would fall for no reason. */
  record CapBelowValue(AssetId asset, Wad cap, Wad value) implements MarketRejection {}

  /** The source already stands where it is to be put. */
  record SourceAlreadyJudged(AssetId asset, String source, Trial trial)
      implements MarketRejection {}

  /** A share that has to lie between 0 and 1. */
  record ShareAboveOne(String field, Wad value) implements MarketRejection {
    public ShareAboveOne(String field, BasisPoints value) {
      this(field, value.wad());
    }
  }
}

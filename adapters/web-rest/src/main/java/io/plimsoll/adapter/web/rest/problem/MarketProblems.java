package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.kebab;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.AlwaysAllowed;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.BonusAboveCover;
import io.plimsoll.domain.market.MarketRejection.BorrowLimitAboveThreshold;
import io.plimsoll.domain.market.MarketRejection.CapBelowValue;
import io.plimsoll.domain.market.MarketRejection.CategoryUnknown;
import io.plimsoll.domain.market.MarketRejection.CooldownWithoutBackstop;
import io.plimsoll.domain.market.MarketRejection.DecimalsFixed;
import io.plimsoll.domain.market.MarketRejection.LendersNotLast;
import io.plimsoll.domain.market.MarketRejection.LevelNotAbove;
import io.plimsoll.domain.market.MarketRejection.LevelTooLow;
import io.plimsoll.domain.market.MarketRejection.LossBearerTwice;
import io.plimsoll.domain.market.MarketRejection.LossesBorneOtherwise;
import io.plimsoll.domain.market.MarketRejection.MarketAlreadyOpen;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.MarketRejection.PreLiquidationByCallsOnly;
import io.plimsoll.domain.market.MarketRejection.RateOfRate;
import io.plimsoll.domain.market.MarketRejection.ReservesShort;
import io.plimsoll.domain.market.MarketRejection.ShareAboveOne;
import io.plimsoll.domain.market.MarketRejection.SlopeReversed;
import io.plimsoll.domain.market.MarketRejection.SourceAlreadyJudged;

/** Refusals to those who run a market. */
final class MarketProblems {

  private static final String ORDER = "losses.order";

  private MarketProblems() {}

  static Problem of(MarketRejection rejection) {
    return switch (rejection) {
      case MarketUnknown(var market) ->
          unknown("market-unknown", "There is no market %s".formatted(market))
              .with("market", market);
      case MarketAlreadyOpen(var market) ->
          conflict("market-already-open", "Market %s is open already".formatted(market))
              .with("market", market);
      case CategoryUnknown(var market, var category) ->
          unknown("category-unknown", "Market %s has no category %s".formatted(market, category))
              .with("market", market)
              .with("category", category);
      case ReservesShort(var requested, var available) ->
          asked(
                  "reserves-short",
                  requested,
                  "%s was requested; of its own the desk has %s".formatted(requested, available))
              .with("available", available.decimal());
      case AssetUnknown(var market, var asset) ->
          unknown("asset-unknown", "Market %s does not list %s".formatted(market, asset))
              .with("market", market)
              .with("asset", asset);
      case DecimalsFixed(var asset, var requested, var listed) ->
          conflict(
                  "decimals-fixed",
                  "%s is listed with %d decimals, which cannot become %d"
                      .formatted(asset, listed, requested))
              .with("field", "decimals")
              .with("asset", asset)
              .with("requested", requested)
              .with("listed", listed);
      case BorrowLimitAboveThreshold(var limit, var threshold) ->
          refused(
                  "borrow-limit-above-threshold",
                  "maxLoanToValue %s is above liquidationThreshold %s"
                      .formatted(limit.decimal(), threshold.decimal()))
              .with("field", "maxLoanToValue")
              .with("maxLoanToValue", limit.decimal())
              .with("limit", threshold.decimal());
      case BonusAboveCover(var threshold, var bonus, var product) ->
          refused(
                  "bonus-above-cover",
                  "liquidationThreshold %s × (1 + liquidationBonus %s) is %s; it has to stay below 1"
                      .formatted(threshold.decimal(), bonus.decimal(), product.decimal()))
              .with("field", "liquidationBonus")
              .with("liquidationThreshold", threshold.decimal())
              .with("liquidationBonus", bonus.decimal())
              .with("product", product.decimal())
              .with("limit", "1");
      case LossBearerTwice(var bearer) ->
          refused("loss-bearer-twice", "%s is to bear losses twice".formatted(kebab(bearer)))
              .with("field", ORDER)
              .with("bearer", kebab(bearer));
      case LendersNotLast(var after) ->
          refused(
                  "lenders-not-last",
                  "%s comes after the lenders, who leave nothing to bear".formatted(kebab(after)))
              .with("field", ORDER)
              .with("bearer", kebab(after));
      case CooldownWithoutBackstop(var cooldown) ->
          refused(
                  "cooldown-without-backstop",
                  "Nothing is staked without a backstop, so that nobody waits %s for it"
                      .formatted(cooldown))
              .with("field", "losses.backstopCooldown")
              .with("requested", cooldown);
      case LossesBorneOtherwise(var profile, var first) ->
          refused(
                  "losses-borne-otherwise",
                  "In a market of the profile %s losses are borne at once, not by %s"
                      .formatted(profile, kebab(first)))
              .with("field", ORDER)
              .with("profile", profile)
              .with("bearer", kebab(first));
      case LevelTooLow(var field, var level, var least) ->
          refused(
                  "level-too-low",
                  "%s is a health factor of at least %s, not %s"
                      .formatted(field, least.decimal(), level.decimal()))
              .with("field", field)
              .with("value", level.decimal())
              .with("limit", least.decimal());
      case LevelNotAbove(var field, var level, var bound) ->
          refused(
                  "level-not-above",
                  "%s is a health factor above %s, not %s"
                      .formatted(field, bound.decimal(), level.decimal()))
              .with("field", field)
              .with("value", level.decimal())
              .with("limit", bound.decimal());
      case SlopeReversed(var field, var from, var to) ->
          refused(
                  "slope-reversed",
                  "%s grows as health falls: from %s to %s is the wrong way"
                      .formatted(field, from.decimal(), to.decimal()))
              .with("field", field)
              .with("from", from.decimal())
              .with("to", to.decimal());
      case PreLiquidationByCallsOnly(var profile) ->
          refused(
                  "pre-liquidation-by-calls-only",
                  "In a market of the profile %s keepers do not call, so that there are no small calls"
                      .formatted(profile))
              .with("field", "ladder.preLiquidation")
              .with("profile", profile);
      case AlwaysAllowed(var action) ->
          refused(
                  "always-allowed",
                  "To %s is always allowed, whatever the price"
                      .formatted(kebab(action).replace('-', ' ')))
              .with("field", "actions." + kebab(action));
      case RateOfRate(var asset, var in) ->
          refused(
                  "rate-of-rate",
                  "%s cannot be quoted in %s: one of two such assets has to have a price"
                      .formatted(asset, in))
              .with("field", "rateIn")
              .with("asset", asset)
              .with("rateIn", in);
      case CapBelowValue(var asset, var cap, var value) ->
          refused(
                  "cap-below-value",
                  "%s may by now have grown to %s, which is less than the %s acted on"
                      .formatted(asset, cap.decimal(), value.decimal()))
              .with("field", "checks.growthCap")
              .with("asset", asset)
              .with("cap", cap.decimal())
              .with("value", value.decimal());
      case SourceAlreadyJudged(var asset, var source, var trial) ->
          conflict(
                  "source-already-judged",
                  "%s is %s for %s already".formatted(source, kebab(trial), asset))
              .with("asset", asset)
              .with("source", source)
              .with("trial", kebab(trial));
      case ShareAboveOne(var field, var value) -> Problems.shareAboveOne(field, value.decimal());
    };
  }
}

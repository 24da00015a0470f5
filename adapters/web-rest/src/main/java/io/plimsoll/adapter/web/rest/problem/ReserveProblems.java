package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.plain;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;

import io.plimsoll.domain.lender.LenderRejection;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.CooldownNotStarted;
import io.plimsoll.domain.lender.LenderRejection.NothingStaked;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.lender.LenderRejection.StakeCooling;
import io.plimsoll.domain.lender.LenderRejection.StakeExceeded;
import io.plimsoll.domain.reserve.ReserveRejection;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.AssetFrozen;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.BackstopNotConfigured;
import io.plimsoll.domain.reserve.ReserveRejection.BorrowCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.NoDeficit;
import io.plimsoll.domain.reserve.ReserveRejection.NobodyBears;
import io.plimsoll.domain.reserve.ReserveRejection.NotBorrowable;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;

/** Refusals of amounts, to borrowers and lenders alike. */
final class ReserveProblems {

  private ReserveProblems() {}

  static Problem of(ReserveRejection rejection) {
    return switch (rejection) {
      case AmountNotPositive(var asset, var amount) ->
          refused(
                  "amount-not-positive",
                  "An amount of %s has to be above zero, not %s".formatted(asset, plain(amount)))
              .with("field", "amount")
              .with("asset", asset)
              .with("requested", plain(amount))
              .with("limit", "0");
      case TooManyDecimals(var asset, var amount, var decimals) ->
          refused(
                  "too-many-decimals",
                  "%s has %d decimals; %s has more".formatted(asset, decimals, plain(amount)))
              .with("field", "amount")
              .with("asset", asset)
              .with("requested", plain(amount))
              .with("decimals", decimals);
      case AmountTooLarge(var asset, var amount, var limit) ->
          refused(
                  "amount-too-large",
                  "%s is beyond the largest amount of %s, %s"
                      .formatted(plain(amount), asset, limit.decimal()))
              .with("field", "amount")
              .with("asset", asset)
              .with("requested", plain(amount))
              .with("limit", limit.decimal());
      case AmountTooSmall(var amount) ->
          refused(
                  "amount-too-small",
                  "%s is worth less than the smallest unit that could be booked for it"
                      .formatted(amount))
              .with("field", "amount")
              .with("asset", asset(amount))
              .with("requested", amount.decimal());
      case SupplyCapExceeded(var requested, var supplied, var cap) ->
          asked(
                  "supply-cap-exceeded",
                  requested,
                  "%s more than the %s brought in would exceed the supply cap of %s"
                      .formatted(requested, supplied, cap))
              .with("supplied", supplied.decimal())
              .with("limit", cap.decimal());
      case BorrowCapExceeded(var requested, var borrowed, var cap) ->
          asked(
                  "borrow-cap-exceeded",
                  requested,
                  "%s more than the %s owed would exceed the borrow cap of %s"
                      .formatted(requested, borrowed, cap))
              .with("borrowed", borrowed.decimal())
              .with("limit", cap.decimal());
      case LiquidityShort(var requested, var available) ->
          asked(
                  "liquidity-short",
                  requested,
                  "%s was requested; the reserve holds %s".formatted(requested, available))
              .with("available", available.decimal());
      case AssetPaused(var asset) ->
          conflict("asset-paused", "%s is paused: nothing of it moves for now".formatted(asset))
              .with("asset", asset);
      case AssetFrozen(var asset) ->
          conflict(
                  "asset-frozen",
                  "%s is frozen: nothing new of it is taken in or lent".formatted(asset))
              .with("asset", asset);
      case NotBorrowable(var asset) ->
          refused("not-borrowable", "The market lends no %s".formatted(asset))
              .with("field", "asset")
              .with("asset", asset);
      case NobodyBears(var asset, var deficit) ->
          conflict(
                  "nobody-bears",
                  "A deficit of %s stands, and nobody named has anything to bear it with"
                      .formatted(deficit))
              .with("asset", asset)
              .with("deficit", deficit.decimal());
      case BackstopNotConfigured(var asset) ->
          refused(
                  "backstop-not-configured",
                  "Nothing is staked for the losses of %s".formatted(asset))
              .with("asset", asset);
      case NoDeficit(var asset) ->
          refused("no-deficit", "There is no deficit of %s to cover".formatted(asset))
              .with("asset", asset);
    };
  }

  static Problem of(LenderRejection rejection) {
    return switch (rejection) {
      case BalanceExceeded(var account, var requested, var balance) ->
          asked(
                  "balance-exceeded",
                  requested,
                  "%s was requested; account %s can ask for %s"
                      .formatted(requested, account, balance))
              .with("account", account)
              .with("available", balance.decimal());
      case NothingStaked(var account) ->
          refused("nothing-staked", "Account %s has no stake worth a unit".formatted(account))
              .with("account", account);
      case StakeExceeded(var account, var requested, var available) ->
          asked(
                  "stake-exceeded",
                  requested,
                  "%s was requested; of the stake of account %s there is %s"
                      .formatted(requested, account, available))
              .with("account", account)
              .with("available", available.decimal());
      case CooldownNotStarted(var account) ->
          conflict(
                  "cooldown-not-started",
                  "Account %s has not announced that it takes its stake out".formatted(account))
              .with("account", account);
      case StakeCooling(var account, var until) ->
          conflict(
                  "stake-cooling",
                  "The stake of account %s cools down until %s".formatted(account, until))
              .with("account", account)
              .with("until", until);
      case NothingSupplied(var account) ->
          refused(
                  "nothing-supplied",
                  "Account %s has supplied nothing that could be withdrawn".formatted(account))
              .with("account", account);
    };
  }
}

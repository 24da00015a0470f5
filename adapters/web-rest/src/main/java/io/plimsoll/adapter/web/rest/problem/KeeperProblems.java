package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.keeper.KeeperRejection;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.EscrowOpen;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperAlreadyRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperNameReserved;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.keeper.KeeperRejection.KeepersNotAdmitted;

/** Refusals to keepers as parties of a market. */
final class KeeperProblems {

  private KeeperProblems() {}

  static Problem of(KeeperRejection rejection) {
    return switch (rejection) {
      case KeepersNotAdmitted(var market) ->
          refused("keepers-not-admitted", "Market %s admits no keepers".formatted(market))
              .with("market", market);
      case KeeperNameReserved(var keeper) ->
          refused(
                  "keeper-name-reserved",
                  "%s is a name of the market itself; a keeper needs another".formatted(keeper))
              .with("field", "keeper")
              .with("keeper", keeper);
      case KeeperAlreadyRegistered(var keeper) ->
          conflict("keeper-already-registered", "Keeper %s is registered already".formatted(keeper))
              .with("keeper", keeper);
      case KeeperUnknown(var market, var keeper) ->
          unknown(
                  "keeper-unknown",
                  "No keeper %s is registered in market %s".formatted(keeper, market))
              .with("market", market)
              .with("keeper", keeper);
      case BondTooSmall(var keeper, var bond, var minimum) ->
          refused(
                  "bond-too-small",
                  "A bond of %s is less than the %s a keeper needs".formatted(bond, minimum))
              .with("field", "amount")
              .with("keeper", keeper)
              .with("asset", asset(bond))
              .with("requested", bond.decimal())
              .with("limit", minimum.decimal());
      case FundsShort(var keeper, var requested, var available) ->
          asked(
                  "funds-short",
                  requested,
                  "%s was requested; keeper %s has %s free".formatted(requested, keeper, available))
              .with("keeper", keeper)
              .with("available", available.decimal());
      case EscrowOpen(var keeper, var reference, var amount) ->
          conflict(
                  "escrow-open",
                  "%s of keeper %s is open, with %s set aside for it"
                      .formatted(reference, keeper, amount))
              .with("keeper", keeper)
              .with("reference", reference)
              .with("asset", asset(amount))
              .with("amount", amount.decimal());
    };
  }
}

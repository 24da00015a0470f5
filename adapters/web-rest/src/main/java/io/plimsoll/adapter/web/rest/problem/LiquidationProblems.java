package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.text;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.liquidation.LiquidationRejection.BelowMinimum;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallHeld;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.FillBeyondOrder;
import io.plimsoll.domain.liquidation.LiquidationRejection.GracePeriod;
import io.plimsoll.domain.liquidation.LiquidationRejection.InvitationOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanStillUnhealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.LossAlreadyApproved;
import io.plimsoll.domain.liquidation.LiquidationRejection.MechanismNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoLossToApprove;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoSecondLook;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoVenueWithinBound;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoWayOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.NotForSale;
import io.plimsoll.domain.liquidation.LiquidationRejection.NothingInvited;
import io.plimsoll.domain.liquidation.LiquidationRejection.NothingToSell;
import io.plimsoll.domain.liquidation.LiquidationRejection.OrderNotUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleHeld;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SecondLookNeeded;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.LiquidationRejection.SliceNotDue;
import io.plimsoll.domain.liquidation.LiquidationRejection.StepToxic;
import io.plimsoll.domain.liquidation.LiquidationRejection.StockShort;

/** Refusals of sales, to keepers and to the desk itself. */
final class LiquidationProblems {

  private LiquidationProblems() {}

  static Problem of(LiquidationRejection rejection) {
    return switch (rejection) {
      case LiquidationUnknown(var liquidation) ->
          unknown("liquidation-unknown", "There is no liquidation %s".formatted(liquidation))
              .with("liquidation", liquidation);
      case LoanHealthy(var loan, var health, var line) ->
          refused(
                  "loan-healthy",
                  "Loan %s stands at a health factor of %s; it can be sold below %s"
                      .formatted(loan, text(health), line.decimal()))
              .with("loan", loan)
              .with("healthFactor", text(health))
              .with("limit", line.decimal());
      case LoanStillUnhealthy(var loan, var health, var line) ->
          conflict(
                  "loan-still-unhealthy",
                  "Loan %s stands at a health factor of %s, still below %s"
                      .formatted(loan, text(health), line.decimal()))
              .with("loan", loan)
              .with("healthFactor", text(health))
              .with("limit", line.decimal());
      case LiquidationAlreadyOpen(var loan, var liquidation) ->
          conflict(
                  "liquidation-already-open",
                  "Liquidation %s of loan %s is open already".formatted(liquidation, loan))
              .with("loan", loan)
              .with("liquidation", liquidation);
      case LiquidationAlreadyClosed(var liquidation, var outcome) ->
          conflict(
                  "liquidation-already-closed",
                  "Liquidation %s is closed already: %s"
                      .formatted(liquidation, Wording.kebab(outcome)))
              .with("liquidation", liquidation)
              .with("outcome", Wording.kebab(outcome));
      case SaleUnderWay(var liquidation, var offer) ->
          conflict(
                  "sale-under-way",
                  "Of liquidation %s something is on sale already: %s"
                      .formatted(liquidation, offer))
              .with("liquidation", liquidation)
              .with("offer", offer);
      case OrderNotUnderWay(var liquidation, var order) ->
          conflict(
                  "order-not-under-way",
                  "Order %s of liquidation %s is not under way".formatted(order, liquidation))
              .with("liquidation", liquidation)
              .with("order", order);
      case NothingToSell(var liquidation) ->
          conflict(
                  "nothing-to-sell",
                  "Liquidation %s has nothing to sell: no debt, no collateral or no price"
                      .formatted(liquidation))
              .with("liquidation", liquidation);
      case NoVenueWithinBound(var liquidation, var lot) ->
          refused(
                  "no-venue-within-bound",
                  "No venue sells any of %s for at least %s a token"
                      .formatted(lot.quantity(), lot.bound()))
              .with("liquidation", liquidation)
              .with("asset", asset(lot.quantity()))
              .with("quantity", lot.quantity().decimal())
              .with("limit", lot.bound());
      case SliceNotDue(var liquidation, var until) ->
          conflict(
                  "slice-not-due",
                  "Venues recover: liquidation %s sells its next slice from %s on"
                      .formatted(liquidation, until))
              .with("liquidation", liquidation)
              .with("until", until);
      case SaleHeld(var liquidation, var reasons) ->
          refused(
                  "sale-held",
                  "A sale of %s would break %d other loans, and liquidation %s can wait"
                      .formatted(reasons.unpaced().sold(), reasons.unpaced().broken(), liquidation))
              .with("liquidation", liquidation)
              .with("asset", asset(reasons.unpaced().sold()))
              .with("sold", reasons.unpaced().sold().decimal())
              .with("fall", reasons.unpaced().fall())
              .with("broken", reasons.unpaced().broken());
      case CallHeld(var liquidation, var until) ->
          conflict(
                  "call-held",
                  "The desk paces its sale of liquidation %s, which keepers may call from %s on"
                      .formatted(liquidation, until))
              .with("liquidation", liquidation)
              .with("until", until);
      case StepToxic(var loan, var before, var after) ->
          refused(
                  "step-toxic",
                  "Loan %s would be less healthy after the step: %s instead of %s"
                      .formatted(loan, text(after), text(before)))
              .with("loan", loan)
              .with("healthBefore", text(before))
              .with("healthAfter", text(after));
      case NothingInvited(var liquidation) ->
          conflict(
                  "nothing-invited",
                  "Keepers are not invited to call liquidation %s".formatted(liquidation))
              .with("liquidation", liquidation);
      case InvitationOpen(var liquidation, var until) ->
          conflict(
                  "invitation-open",
                  "Until %s keepers are invited to call liquidation %s"
                      .formatted(until, liquidation))
              .with("liquidation", liquidation)
              .with("until", until);
      case NoWayOpen(var liquidation, var lot, var scores) ->
          refused(
                  "no-way-open",
                  "No way is open to sell %s: %s"
                      .formatted(
                          lot.quantity(),
                          String.join(
                              ", ",
                              scores.stream()
                                  .map(
                                      score ->
                                          Wording.kebab(score.mechanism())
                                              + score
                                                  .obstacle()
                                                  .map(one -> " " + Wording.kebab(one))
                                                  .orElse(""))
                                  .toList())))
              .with("liquidation", liquidation)
              .with("asset", asset(lot.quantity()))
              .with("quantity", lot.quantity().decimal());
      case FillBeyondOrder(var order, var sold, var quantity) ->
          refused(
                  "fill-beyond-order",
                  "Order %s was for %s; %s would be sold".formatted(order, quantity, sold))
              .with("order", order)
              .with("sold", sold.decimal())
              .with("limit", quantity.decimal());
      case CallNotOffered(var market) ->
          refused("call-not-offered", "Market %s sells loans in another way".formatted(market))
              .with("market", market);
      case MechanismNotOffered(var market, var asset, var mechanism) ->
          refused(
                  "mechanism-not-offered",
                  "Market %s does not sell %s by %s"
                      .formatted(market, asset, Wording.kebab(mechanism)))
              .with("market", market)
              .with("asset", asset)
              .with("mechanism", Wording.kebab(mechanism));
      case NotForSale(var funds, var target) ->
          conflict(
                  "not-for-sale",
                  "The desk has %s of its own, and sells no stock from %s on"
                      .formatted(funds, target))
              .with("asset", asset(funds))
              .with("funds", funds.decimal())
              .with("limit", target.decimal());
      case BelowMinimum(var offered, var minimum) ->
          refused(
                  "below-minimum",
                  "The payment buys %s, and not the %s asked for".formatted(offered, minimum))
              .with("field", "minimum")
              .with("asset", asset(offered))
              .with("offered", offered.decimal())
              .with("limit", minimum.decimal());
      case StockShort(var requested, var stock) ->
          asked(
                  "stock-short",
                  requested,
                  "The payment would buy %s; the desk has %s".formatted(requested, stock))
              .with("available", stock.decimal());
      case SecondLookNeeded needed -> secondLook(needed);
      case NoSecondLook(var market) ->
          refused("no-second-look", "Market %s asks for no second look".formatted(market))
              .with("market", market);
      case NoLossToApprove(var liquidation, var collateral, var debt) ->
          conflict(
                  "no-loss-to-approve",
                  "Liquidation %s makes no loss: collateral worth %s stands for a debt of %s"
                      .formatted(liquidation, collateral, debt))
              .with("liquidation", liquidation)
              .with("collateralValue", collateral.decimal())
              .with("debtValue", debt.decimal());
      case LossAlreadyApproved(var liquidation, var approver) ->
          conflict(
                  "loss-already-approved",
                  "%s has approved the loss of liquidation %s".formatted(approver, liquidation))
              .with("liquidation", liquidation)
              .with("approver", approver);
      case GracePeriod(var asset, var until) ->
          conflict(
                  "grace-period",
                  "Until %s borrowers may act, and %s is not sold".formatted(until, asset))
              .with("asset", asset)
              .with("until", until);
      case SelfLiquidation(var loan, var keeper) ->
          refused(
                  "self-liquidation",
                  "%s is the borrower of loan %s and cannot call it".formatted(keeper, loan))
              .with("field", "keeper")
              .with("loan", loan)
              .with("keeper", keeper);
      case LeftoverTooSmall(var collateralLeft, var debtLeft, var minimum) ->
          refused(
                  "leftover-too-small",
                  "Collateral worth %s and debt worth %s would be left; each has to be worth %s"
                      .formatted(collateralLeft, debtLeft, minimum))
              .with("field", "amount")
              .with("collateralValueLeft", collateralLeft.decimal())
              .with("debtValueLeft", debtLeft.decimal())
              .with("limit", minimum.decimal());
    };
  }

  private static Problem secondLook(SecondLookNeeded needed) {
    var other =
        needed
            .otherPrice()
            .map(price -> "another %s".formatted(price.decimal()))
            .orElse("and no other says anything");
    var problem =
        conflict(
                "second-look-needed",
                ("Loan %s would be sold at a loss, collateral worth %s for a debt of %s."
                        + " Of %s one source says %s, %s")
                    .formatted(
                        needed.loan(),
                        needed.collateralValue(),
                        needed.debtValue(),
                        needed.asset(),
                        needed.price().decimal(),
                        other))
            .with("loan", needed.loan())
            .with("collateralValue", needed.collateralValue().decimal())
            .with("debtValue", needed.debtValue().decimal())
            .with("asset", needed.asset())
            .with("price", needed.price().decimal())
            .with("tolerance", needed.tolerance().decimal());
    return needed
        .otherPrice()
        .map(price -> problem.with("otherPrice", price.decimal()))
        .orElse(problem);
  }
}

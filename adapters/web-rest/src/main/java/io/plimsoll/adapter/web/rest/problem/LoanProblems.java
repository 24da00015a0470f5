package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.CollateralExceeded;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;

/** Refusals to borrowers. */
final class LoanProblems {

  private LoanProblems() {}

  static Problem of(LoanRejection rejection) {
    return switch (rejection) {
      case LoanUnknown(var loan) ->
          unknown("loan-unknown", "There is no loan %s".formatted(loan)).with("loan", loan);
      case LoanAlreadyOpen(var loan, var market) ->
          conflict(
                  "loan-already-open",
                  "Loan %s is open already, in market %s".formatted(loan, market))
              .with("loan", loan)
              .with("market", market);
      case LiquidationUnderWay(var loan, var liquidation) ->
          conflict(
                  "liquidation-under-way",
                  "While liquidation %s is under way, loan %s takes collateral and repayments only"
                      .formatted(liquidation, loan))
              .with("loan", loan)
              .with("liquidation", liquidation);
      case BorrowLimitExceeded(var requested, var available) ->
          asked(
                  "borrow-limit-exceeded",
                  requested,
                  "%s was requested; %s can be borrowed".formatted(requested, available))
              .with("available", available.decimal());
      case LoanTooSmall(var debtValue, var minimum) ->
          refused(
                  "loan-too-small",
                  "The loan would owe %s; the market lends %s and more"
                      .formatted(debtValue, minimum))
              .with("field", "amount")
              .with("debtValue", debtValue.decimal())
              .with("limit", minimum.decimal());
      case NoSuchDebt(var loan, var asset) ->
          refused("no-such-debt", "Loan %s owes no %s".formatted(loan, asset))
              .with("loan", loan)
              .with("asset", asset);
      case NoSuchCollateral(var loan, var asset) ->
          refused("no-such-collateral", "Loan %s holds no %s as collateral".formatted(loan, asset))
              .with("loan", loan)
              .with("asset", asset);
      case NotAcceptedAsCollateral(var asset) ->
          refused(
                  "not-accepted-as-collateral",
                  "The market accepts no %s as collateral".formatted(asset))
              .with("field", "asset")
              .with("asset", asset);
      case CollateralExceeded(var requested, var held) ->
          asked(
                  "collateral-exceeded",
                  requested,
                  "%s was requested; the loan holds %s".formatted(requested, held))
              .with("available", held.decimal());
      case WithdrawalBelowLimit(var requested, var available) ->
          asked(
                  "withdrawal-below-limit",
                  requested,
                  "%s was requested; with the debt still covered, %s can be withdrawn"
                      .formatted(requested, available))
              .with("available", available.decimal());
    };
  }
}

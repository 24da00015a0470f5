package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asked;
import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.text;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.CollateralExceeded;
import io.plimsoll.domain.loan.LoanRejection.CollateralIsolated;
import io.plimsoll.domain.loan.LoanRejection.DebtCeilingExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtTooSmall;
import io.plimsoll.domain.loan.LoanRejection.HealthyWithinDoubt;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoMarginCalls;
import io.plimsoll.domain.loan.LoanRejection.NoNoticeDue;
import io.plimsoll.domain.loan.LoanRejection.NoPreLiquidation;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.NotBorrowableInIsolation;
import io.plimsoll.domain.loan.LoanRejection.OtherCollateralFirst;
import io.plimsoll.domain.loan.LoanRejection.OutsideCategory;
import io.plimsoll.domain.loan.LoanRejection.PledgeExceeded;
import io.plimsoll.domain.loan.LoanRejection.UnhealthyAfter;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import java.math.BigDecimal;
import java.math.BigInteger;

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
      case DebtTooSmall(var debt, var minimum) ->
          refused(
                  "debt-too-small",
                  "%s would be owed; the market lends %s and more".formatted(debt, minimum))
              .with("field", "amount")
              .with("asset", asset(debt))
              .with("debt", debt.decimal())
              .with("limit", minimum.decimal());
      case DebtExceeded(var requested, var owed) ->
          asked(
                  "debt-exceeded",
                  requested,
                  "%s was brought; %s is owed, and the market takes no more"
                      .formatted(requested, owed))
              .with("available", owed.decimal());
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
      case OutsideCategory(var loan, var category, var asset) ->
          refused(
                  "outside-category",
                  "Loan %s is of category %s, in which no %s can be owed"
                      .formatted(loan, category, asset))
              .with("loan", loan)
              .with("category", category)
              .with("asset", asset);
      case NotBorrowableInIsolation(var asset, var collateral) ->
          refused(
                  "not-borrowable-in-isolation",
                  "No %s can be drawn against %s, an isolated collateral"
                      .formatted(asset, collateral))
              .with("field", "asset")
              .with("asset", asset)
              .with("collateral", collateral);
      case DebtCeilingExceeded(var collateral, var owed, var ceiling) ->
          refused(
                  "debt-ceiling-exceeded",
                  "%s is owed against %s, an isolated collateral; its debt ceiling of %s would be"
                          .formatted(cents(owed), collateral, cents(ceiling))
                      + " exceeded")
              .with("field", "amount")
              .with("collateral", collateral)
              .with("owed", cents(owed))
              .with("limit", cents(ceiling));
      case CollateralIsolated(var asset, var beside) ->
          refused(
                  "collateral-isolated",
                  "%s cannot back a loan beside %s: an isolated collateral stands alone"
                      .formatted(asset, beside))
              .with("field", "asset")
              .with("asset", asset)
              .with("beside", beside);
      case OtherCollateralFirst(var requested, var first) ->
          refused(
                  "other-collateral-first",
                  "%s backs the loan without loan-to-value and has to be taken out before %s"
                      .formatted(first, requested))
              .with("field", "asset")
              .with("asset", requested)
              .with("first", first);
      case UnhealthyAfter(var loan, var health) ->
          refused(
                  "unhealthy-after",
                  "Loan %s would stand at a health factor of %s, below 1"
                      .formatted(loan, text(health)))
              .with("loan", loan)
              .with("healthFactor", text(health))
              .with("limit", "1");
      case NoMarginCalls(var market) ->
          refused("no-margin-calls", "Market %s calls no margin".formatted(market))
              .with("market", market);
      case NoPreLiquidation(var market) ->
          refused("no-pre-liquidation", "Market %s makes no small sales".formatted(market))
              .with("market", market);
      case NoNoticeDue(var loan, var health, var warnBelow, var callBelow) ->
          conflict(
                  "no-notice-due",
                  "Loan %s stands at a health factor of %s; there is nothing new to say of it"
                      .formatted(loan, text(health)))
              .with("loan", loan)
              .with("healthFactor", text(health))
              .with("warnBelow", warnBelow.decimal())
              .with("callBelow", callBelow.decimal());
      case HealthyWithinDoubt(var loan, var health, var asset, var finding, var haircut) -> {
        var words = FindingWords.of(finding);
        yield words.on(
            refused(
                    "healthy-within-doubt",
                    "The price of %s is doubtful (%s): %s; with %s in its favour loan %s stands at a health factor of %s"
                        .formatted(
                            asset,
                            words.finding(),
                            words.detail(),
                            haircut.decimal(),
                            loan,
                            text(health)))
                .with("loan", loan)
                .with("asset", asset)
                .with("healthFactor", text(health))
                .with("haircut", haircut.decimal()));
      }
      case PledgeExceeded(var requested, var pledged) ->
          asked(
                  "pledge-exceeded",
                  requested,
                  "%s was requested; shares worth %s are pledged".formatted(requested, pledged))
              .with("available", pledged.decimal());
    };
  }

  /** Hundredths of the base currency, as a decimal. */
  private static String cents(BigInteger cents) {
    return new BigDecimal(cents, 2).stripTrailingZeros().toPlainString();
  }
}

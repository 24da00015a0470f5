package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import java.util.List;

/**
 * What a keeper's call did.
 *
 * @param collateralTaken what left the loan
 * @param collateralToKeeper the same without the fee
 * @param fee the treasury's part, in collateral
 * @param loan as it stands after
 */
public record CallView(
    LiquidationId liquidation,
    Amount debtRepaid,
    Amount collateralTaken,
    Amount collateralToKeeper,
    Amount fee,
    LoanView loan) {

  static CallView of(Book after, List<Event> events, LoanId loan, Facts facts) {
    var called =
        events.stream()
            .filter(CollateralCalled.class::isInstance)
            .map(CollateralCalled.class::cast)
            .findFirst()
            .orElseThrow();
    return new CallView(
        called.liquidation(),
        called.repaid(),
        called.taken(),
        called.taken().minus(called.fee()),
        called.fee(),
        LoanView.of(after, loan, facts).orElseThrow());
  }
}

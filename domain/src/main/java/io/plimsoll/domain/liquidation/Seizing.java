package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.LiquidationCommand.SeizeCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.Size;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.SaleBooking.Sale;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanRejection.CollateralExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtExceeded;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;

/** Decides calls in a market that sizes them by the collateral seized or the debt repaid. */
record Seizing(Book book, Facts facts) {

  Decision decide(Market.Open market, SeizeCollateral c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open loan)) return reject(new LoanUnknown(c.loan()));
    if (!(book.reserve(c.debtAsset()) instanceof Reserve.Listed))
      return reject(new AssetUnknown(c.market(), c.debtAsset()));
    if (!(book.reserve(c.collateralAsset()) instanceof Reserve.Listed collateral))
      return reject(new AssetUnknown(c.market(), c.collateralAsset()));
    if (c.size() instanceof Size.Collateral(var amount)) {
      var objection = collateral.objection(amount);
      if (objection.isPresent()) return reject(objection.get());
    }
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    var line = SaleLine.ofCall(market.terms().ladder(), loan, book, facts.now());
    if (!line.isAbove(valuation.health()))
      return reject(new LoanHealthy(c.loan(), valuation.health(), line.health()));
    if (!loan.backing().contains(c.collateralAsset()))
      return reject(new NoSuchCollateral(c.loan(), c.collateralAsset()));
    if (!loan.scaledDebt().containsKey(c.debtAsset()))
      return reject(new NoSuchDebt(c.loan(), c.debtAsset()));
    var uncallable = Liquidation.uncallable(book, loan, valuation, facts);
    if (uncallable.isPresent()) return reject(uncallable.get());
    return take(market, loan, valuation, c);
  }

  private Decision take(
      Market.Open market, Loan.Open before, Valuation valuation, SeizeCollateral c) {
    var debt = valuation.position(c.debtAsset());
    var collateral = valuation.position(c.collateralAsset());
    var sale =
        switch (c.size()) {
          case Size.Collateral(var amount) ->
              Seizure.ofCollateral(
                  collateral.reserve().amount(amount, collateral.collateral()), debt, collateral);
          case Size.Debt(var scaled) -> Seizure.ofDebt(scaled, debt, collateral);
        };
    if (sale.repaid().shares().compareTo(debt.scaledDebt()) > 0)
      return reject(new DebtExceeded(sale.repaid().amount(), debt.debt()));
    if (sale.seized().exceeds(collateral.collateral()))
      return reject(new CollateralExceeded(sale.seized(), collateral.collateral()));
    var draft = new Draft(book);
    var booking =
        before.liquidation().isPresent()
            ? new SaleBooking(draft, market, facts)
            : SaleBooking.open(draft, market, before, facts);
    var loan = (Loan.Open) draft.loan(before.id());
    var liquidation = loan.liquidation().orElseThrow();
    var evidence = booking.seize(loan, liquidation, sale);
    var paid = sale.repaid().amount();
    draft.note(
        new CollateralCalled(
            loan.market(),
            liquidation,
            c.keeper(),
            sale.seized(),
            booking.atOracle(sale.seized(), paid.token()),
            paid,
            sale.seized().token().zero(),
            evidence,
            facts.now()));
    return booking
        .settle(
            loan.id(), liquidation, valuation, new Sale(sale.seized(), left(booking, loan, paid)))
        .accepted();
  }

  /** What is still owed, at the price of a scaled unit after the payment. */
  private static Amount left(SaleBooking booking, Loan.Open loan, Amount paid) {
    var asset = paid.token().id();
    var after = (Loan.Open) booking.draft().loan(loan.id());
    var reserve = booking.reserve(asset);
    return reserve.owed(after.scaledDebtOf(asset)).min(reserve.debt());
  }
}

package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.LossCheck;
import io.plimsoll.domain.ladder.LossCheck.Verdict;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.DebtMovement;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.IsolatedLoan;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.CollateralSeized;
import io.plimsoll.domain.loan.LoanEvent.DebtAbsorbed;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.policy.Action;
import java.util.List;

/**
 * Takes a loan below 1 over, as Compound III: all collateral becomes the desk's stock, all debt is
 * gone, and what the collateral counted for beyond the debt becomes a claim of the borrower.
 */
record Absorbing(Book book, Facts facts) {

  Decision decide(Market.Open market, AbsorbLoan c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open loan)) return reject(new LoanUnknown(c.loan()));
    var underWay = Liquidation.underWay(book, loan);
    if (underWay.isPresent()) return reject(underWay.get());
    var barred = Liquidation.barred(book, loan, facts);
    if (barred.isPresent()) return reject(barred.get());
    var booking = new SaleBooking(new Draft(book), market, facts);
    loan.scaledDebt().keySet().forEach(booking.teller()::accrue);
    var assessment = Assessment.of(booking.draft(), market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    var line = SaleLine.of(market.terms().ladder(), loan, facts.now());
    if (!line.isAbove(valuation.health()))
      return reject(new LoanHealthy(c.loan(), valuation.health(), line.health()));
    var verdict = new LossCheck(book, market, facts).of(loan, valuation);
    if (verdict instanceof Verdict.Doubtful(var reason)) return reject(reason);
    if (loan.liquidation().isEmpty()) SaleBooking.open(booking.draft(), market, loan, facts);
    if (verdict instanceof Verdict.Clear clear) clear.note(booking.draft());
    return absorb(booking, (Loan.Open) booking.draft().loan(loan.id()), valuation).accepted();
  }

  private Draft absorb(SaleBooking booking, Loan.Open loan, Valuation valuation) {
    var liquidation = loan.liquidation().orElseThrow();
    var draft = booking.draft();
    var seized =
        valuation.positions().values().stream().filter(p -> !p.collateral().isZero()).toList();
    var debts =
        valuation.positions().values().stream().filter(p -> p.scaledDebt().signum() > 0).toList();
    var credit = credit(valuation);
    var surplus = surplus(credit, debts);
    seized.forEach(position -> seize(booking, loan, position));
    debts.forEach(position -> absorb(booking, loan, position));
    pay(booking, new AccountId(loan.borrower().text()), surplus);
    var evidence =
        Assessment.of(draft, booking.market(), facts)
            .evidence(loan, (Loan.Open) draft.loan(loan.id()));
    draft.note(
        new LoanAbsorbed(
            loan.market(),
            liquidation,
            seized.stream().map(Position::collateral).toList(),
            credit,
            debts.stream().map(Position::debt).toList(),
            surplus,
            evidence,
            facts.now()));
    return booking.close((Loan.Open) draft.loan(loan.id()), liquidation, Outcome.ABSORBED);
  }

  /** Each collateral's value less its bonus, down. */
  private static Amount credit(Valuation valuation) {
    return valuation.positions().values().stream()
        .map(
            p -> p.weights().liquidationBonus().complement().of(p.collateralValue(), Rounding.DOWN))
        .reduce(valuation.market().base().zero(), Amount::plus);
  }

  /** What is left of the credit when every debt is paid; in the last debt's asset, down. */
  private static Amount surplus(Amount credit, List<Position> debts) {
    var left = credit;
    for (var debt : debts.subList(0, debts.size() - 1)) left = left.minusOrZero(debt.debtValue());
    var last = debts.getLast();
    return last.price().worth(left, Rounding.DOWN).minusOrZero(last.debt());
  }

  /** Pledged shares become the treasury's, the rest the desk's stock. */
  private void seize(SaleBooking booking, Loan.Open loan, Position position) {
    var asset = position.reserve().asset().id();
    var all = new Loan.Collateral(position.collateral(), position.held(), loan.pledgedOf(asset));
    var before = (Loan.Open) booking.draft().loan(loan.id());
    var evidence = evidence(booking, before, before.minusCollateral(all));
    booking.teller().seize(loan.id(), all.held());
    booking.credit(before, SaleBooking.TREASURY, all);
    booking
        .draft()
        .note(
            new CollateralSeized(
                loan.market(),
                loan.id(),
                loan.liquidation().orElseThrow(),
                all,
                evidence,
                facts.now()));
  }

  private void absorb(SaleBooking booking, Loan.Open loan, Position position) {
    var owed = position.debt();
    var scaled = position.scaledDebt();
    var before = (Loan.Open) booking.draft().loan(loan.id());
    var isolated = IsolatedLoan.of(book, loan);
    var evidence = evidence(booking, before, before.minusDebt(owed.token().id(), scaled));
    booking.teller().absorb(before, owed, scaled);
    isolated.ifPresent(alone -> alone.settle(booking.teller(), owed));
    booking
        .draft()
        .note(
            new DebtAbsorbed(
                loan.market(),
                loan.id(),
                loan.liquidation().orElseThrow(),
                new DebtMovement(owed, scaled, owed, owed.token().zero()),
                evidence,
                facts.now()));
  }

  /** A surplus too small for a share stays with the desk. */
  private void pay(SaleBooking booking, AccountId account, Amount surplus) {
    var asset = surplus.token().id();
    var draft = booking.draft();
    var shares =
        booking.reserve(asset).sharesMinted(surplus, draft.account(account).sharesOf(asset));
    if (shares.signum() == 0) return;
    booking.teller().credit(account, surplus, shares);
    draft.note(new SharesReceived(draft.id(), account, surplus, shares, facts.now()));
  }

  private Evidence evidence(SaleBooking booking, Loan.Open before, Loan.Open after) {
    return Assessment.of(booking.draft(), booking.market(), facts).evidence(before, after);
  }
}

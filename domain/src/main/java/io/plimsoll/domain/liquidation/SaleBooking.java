package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.DebtMovement;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Repayment;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.Teller;
import java.util.TreeSet;

/**
 * Books what a sale did to loan, reserves and case, and ends the case when there is nothing more to
 * sell or no need to.
 */
record SaleBooking(Draft draft, Market.Open market, Facts facts) {

  static SaleBooking open(Draft draft, Market.Open market, Loan.Open loan, Facts facts) {
    var assessment = Assessment.of(draft, market, facts);
    var valuation = assessment.valuation(loan).orElseThrow();
    var evidence = assessment.evidence(loan, loan);
    draft
        .note(
            new LiquidationOpened(
                loan.market(),
                loan.nextLiquidation(),
                loan.id(),
                valuation.collateralValue(),
                valuation.debtValue(),
                evidence,
                facts.now()))
        .note(
            new LiquidationStarted(
                loan.market(), loan.id(), loan.nextLiquidation(), evidence, facts.now()));
    return new SaleBooking(draft, market, facts);
  }

  Reserve.Listed reserve(AssetId asset) {
    return teller().reserve(asset);
  }

  /** What collateral is worth at the oracle's prices, in a debt asset; down. */
  Amount atOracle(Amount collateral, Token debtAsset) {
    var of = facts.prices().of(collateral.token().id()).orElseThrow();
    return facts.prices().of(debtAsset.id()).orElseThrow().exchange(collateral, of, Rounding.DOWN);
  }

  /**
   * The desk sold collateral: proceeds pay debt and fee, and the surplus is held for the borrower
   * again.
   */
  Evidence sell(
      Loan.Open loan,
      LiquidationId liquidation,
      Amount sold,
      Amount repaid,
      Amount fee,
      Amount surplus) {
    var evidence = move(loan, liquidation, sold, repaid, surplus);
    teller().release(loan.id(), sold);
    teller().earnFee(loan.id(), fee);
    teller().receive(loan.id(), surplus);
    return evidence;
  }

  /**
   * A keeper paid debt and took collateral; the treasury's part of the bonus stays, as liquidity of
   * the collateral's reserve.
   */
  Evidence call(Loan.Open loan, LiquidationId liquidation, CallWithBonus sale) {
    var evidence = move(loan, liquidation, sale.take(), sale.pay(), sale.pay().token().zero());
    teller().release(loan.id(), sale.take());
    teller().earnFee(loan.id(), sale.fee());
    return evidence;
  }

  /**
   * After a sale, or when the loan healed: writes off what no collateral stands for, and closes the
   * case unless the loan is still below 1.
   */
  Draft settle(LoanId id, LiquidationId liquidation) {
    var assessment = Assessment.of(draft, market, facts);
    var loan = (Loan.Open) draft.loan(id);
    var valuation = assessment.valuation(loan).orElseThrow();
    var sold = draft.liquidation(liquidation) instanceof Liquidation.Open open && open.sold();
    if (loan.isDebtFree()) return close(loan, liquidation, Outcome.REPAID);
    if (loan.collateral().isEmpty() || valuation.collateralValue().isZero()) {
      writeOff(loan, liquidation);
      return close((Loan.Open) draft.loan(id), liquidation, Outcome.WRITTEN_OFF);
    }
    return valuation.health().isLiquidatable()
        ? draft
        : close(loan, liquidation, sold ? Outcome.RESTORED : Outcome.CURED);
  }

  private Evidence move(
      Loan.Open loan, LiquidationId liquidation, Amount sold, Amount repaid, Amount surplus) {
    var assessment = Assessment.of(draft, market, facts);
    var asset = repaid.token().id();
    var reserve = reserve(asset);
    var scaled = Repayment.burned(loan, reserve, repaid, facts.now());
    var paid = loan.minusDebt(asset, scaled);
    var debt =
        new DebtMovement(
            repaid, scaled, loan.debtOf(reserve, facts.now()), paid.debtOf(reserve, facts.now()));
    var evidence = assessment.evidence(loan, paid.minusCollateral(sold).plusCollateral(surplus));
    draft.note(
        new CollateralSold(
            loan.market(), loan.id(), liquidation, sold, debt, surplus, evidence, facts.now()));
    if (!repaid.isZero()) teller().collect(loan.id(), repaid, scaled);
    return evidence;
  }

  private void writeOff(Loan.Open loan, LiquidationId liquidation) {
    var assessment = Assessment.of(draft, market, facts);
    for (var asset : new TreeSet<>(loan.scaledDebt().keySet())) {
      var before = (Loan.Open) draft.loan(loan.id());
      var scaled = before.scaledDebtOf(asset);
      var owed = before.debtOf(reserve(asset), facts.now());
      var after = before.minusDebt(asset, scaled);
      var debt = new DebtMovement(owed, scaled, owed, owed.token().zero());
      teller().writeOff(loan.id(), owed, scaled);
      draft
          .note(
              new DebtWrittenOff(
                  loan.market(),
                  loan.id(),
                  liquidation,
                  debt,
                  assessment.evidence(before, after),
                  facts.now()))
          .note(new ShortfallBooked(loan.market(), liquidation, owed, facts.now()));
    }
  }

  private Draft close(Loan.Open loan, LiquidationId liquidation, Outcome outcome) {
    var evidence = Assessment.of(draft, market, facts).evidence(loan, loan);
    return draft
        .note(new LiquidationEnded(loan.market(), loan.id(), liquidation, evidence, facts.now()))
        .note(new LiquidationClosed(loan.market(), liquidation, outcome, evidence, facts.now()));
  }

  private Teller teller() {
    return new Teller(draft, facts.now());
  }
}

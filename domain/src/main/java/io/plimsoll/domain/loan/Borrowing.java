package io.plimsoll.domain.loan;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Movement;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
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
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.BorrowCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.Teller;

/**
 * Decides what a borrower asks for. Repaying and adding collateral need no price and are never
 * refused for the state of the market; drawing and withdrawing need a fresh price for every asset
 * of the loan.
 */
record Borrowing(Book book, Facts facts) {

  Decision decide(LoanCommand command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    return switch (command) {
      case OpenLoan c when book.loan(c.loan()) instanceof Loan.Unopened ->
          accept(new LoanOpened(c.market(), c.loan(), c.borrower(), facts.now()));
      case OpenLoan c -> reject(new LoanAlreadyOpen(c.loan(), c.market()));
      case Movement c -> {
        if (!(book.loan(c.loan()) instanceof Loan.Open loan))
          yield reject(new LoanUnknown(c.loan()));
        if (!(book.reserve(c.asset()) instanceof Reserve.Listed reserve))
          yield reject(new AssetUnknown(c.market(), c.asset()));
        var objection = reserve.objection(c.amount());
        if (objection.isPresent()) yield reject(objection.get());
        yield switch (c) {
          case DepositCollateral d -> deposit(market, loan, reserve, d);
          case WithdrawCollateral w -> withdraw(market, loan, reserve, w);
          case Draw d -> draw(market, loan, reserve, d);
          case Repay r -> repay(market, loan, reserve, r);
        };
      }
    };
  }

  private Decision deposit(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, DepositCollateral c) {
    if (reserve.terms().liquidationThreshold().value() == 0)
      return reject(new NotAcceptedAsCollateral(c.asset()));
    var amount = reserve.amount(c.amount(), reserve.asset().zero());
    if (amount.isZero()) return reject(new AmountTooSmall(amount));
    var cap = reserve.terms().supplyCap();
    var broughtIn = reserve.accruedTo(facts.now()).broughtIn();
    if (cap.isPresent() && broughtIn.plus(amount).exceeds(cap.get()))
      return reject(new SupplyCapExceeded(amount, broughtIn, cap.get()));
    var evidence = Assessment.of(book, market, facts).evidence(loan, loan.plusCollateral(amount));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).receive(c.loan(), amount);
    return draft
        .note(new CollateralDeposited(c.market(), c.loan(), amount, evidence, facts.now()))
        .accepted();
  }

  private Decision withdraw(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, WithdrawCollateral c) {
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var held = loan.collateralOf(reserve.asset());
    if (held.isZero()) return reject(new NoSuchCollateral(c.loan(), c.asset()));
    var assessment = Assessment.of(book, market, facts);
    var most = held;
    if (!loan.isDebtFree()) {
      var doubt = assessment.doubt(loan, Reserve.Listed::maxPriceAge);
      if (doubt.isPresent()) return reject(doubt.get());
      most = assessment.valuation(loan).orElseThrow().withdrawable(c.asset());
    }
    var amount = reserve.amount(c.amount(), most);
    if (amount.exceeds(held)) return reject(new CollateralExceeded(amount, held));
    if (amount.exceeds(most) || amount.isZero())
      return reject(new WithdrawalBelowLimit(amount, most));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).release(c.loan(), amount);
    return draft
        .note(
            new CollateralWithdrawn(
                c.market(),
                c.loan(),
                amount,
                assessment.evidence(loan, loan.minusCollateral(amount)),
                facts.now()))
        .accepted();
  }

  private Decision draw(Market.Open market, Loan.Open loan, Reserve.Listed reserve, Draw c) {
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var assessment = Assessment.of(book, market, facts);
    var price = facts.prices().of(c.asset());
    if (price.isEmpty()) return reject(new PriceMissing(c.asset()));
    var doubt =
        assessment
            .doubt(price.get(), reserve.maxPriceAge())
            .or(() -> assessment.doubt(loan, Reserve.Listed::maxPriceAge));
    if (doubt.isPresent()) return reject(doubt.get());
    var amount = reserve.amount(c.amount(), reserve.asset().zero());
    if (amount.isZero()) return reject(new AmountTooSmall(amount));
    var before = assessment.valuation(loan).orElseThrow();
    var drawable = before.drawable(reserve, price.get(), facts);
    if (amount.exceeds(drawable)) return reject(new BorrowLimitExceeded(amount, drawable));
    var accrued = reserve.accruedTo(facts.now());
    if (amount.exceeds(accrued.cash())) return reject(new LiquidityShort(amount, accrued.cash()));
    var cap = accrued.terms().borrowCap();
    if (cap.isPresent() && accrued.debt().plus(amount).exceeds(cap.get()))
      return reject(new BorrowCapExceeded(amount, accrued.debt(), cap.get()));
    var scaled = reserve.borrowIndexAt(facts.now()).scale(amount.units(), Rounding.UP);
    var after = loan.plusDebt(c.asset(), scaled);
    var debtValue = assessment.valuation(after).orElseThrow().debtValue();
    if (market.terms().minimumLoan().exceeds(debtValue))
      return reject(new LoanTooSmall(debtValue, market.terms().minimumLoan()));
    var debt =
        new DebtMovement(
            amount, scaled, loan.debtOf(reserve, facts.now()), after.debtOf(reserve, facts.now()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).lend(c.loan(), amount, scaled);
    return draft
        .note(new Drawn(c.market(), c.loan(), debt, assessment.evidence(loan, after), facts.now()))
        .accepted();
  }

  /** A payment above the debt is cut to the debt. */
  private Decision repay(Market.Open market, Loan.Open loan, Reserve.Listed reserve, Repay c) {
    var owed = loan.debtOf(reserve, facts.now());
    if (owed.isZero()) return reject(new NoSuchDebt(c.loan(), c.asset()));
    var amount = reserve.amount(c.amount(), owed).min(owed);
    var scaled = Repayment.burned(loan, reserve, amount, facts.now());
    if (scaled.signum() == 0) return reject(new AmountTooSmall(amount));
    var after = loan.minusDebt(c.asset(), scaled);
    var debt = new DebtMovement(amount, scaled, owed, after.debtOf(reserve, facts.now()));
    var evidence = Assessment.of(book, market, facts).evidence(loan, after);
    var draft = new Draft(book);
    new Teller(draft, facts.now()).collect(c.loan(), amount, scaled);
    return draft.note(new Repaid(c.market(), c.loan(), debt, evidence, facts.now())).accepted();
  }
}

package io.plimsoll.domain.loan;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Movement;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtTooSmall;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.LoanRejection.OutsideCategory;
import io.plimsoll.domain.loan.LoanRejection.PledgeExceeded;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.BorrowCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.NotBorrowable;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Decides what a borrower does with the debt. Repaying needs no price and is refused for nothing
 * but a pause; drawing needs a fresh price for every asset of the loan.
 */
record Borrowing(Book book, Facts facts) {

  Decision decide(LoanCommand.Owing command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    return switch (command) {
      case OpenLoan c when book.loan(c.loan()) instanceof Loan.Unopened ->
          accept(new LoanOpened(c.market(), c.loan(), c.borrower(), facts.now()));
      case OpenLoan c -> reject(new LoanAlreadyOpen(c.loan(), c.market()));
      case Draw c -> movement(c).orElseGet(() -> draw(market, loan(c), reserve(c), c));
      case Repay c -> movement(c).orElseGet(() -> repay(market, loan(c), reserve(c), c));
      case RepayWithShares c ->
          movement(c).orElseGet(() -> repayWithShares(market, loan(c), reserve(c), c));
    };
  }

  private Optional<Decision> movement(Movement c) {
    return Backing.objection(book, c).map(Decision::reject);
  }

  private Loan.Open loan(Movement c) {
    return (Loan.Open) book.loan(c.loan());
  }

  private Reserve.Listed reserve(Movement c) {
    return ((Reserve.Listed) book.reserve(c.asset())).accruedTo(facts.now());
  }

  private Decision draw(Market.Open market, Loan.Open loan, Reserve.Listed reserve, Draw c) {
    var had = loan.scaledDebtOf(c.asset());
    var exchange = reserve.drawing(c.amount(), had);
    var amount = exchange.amount();
    var scaled = exchange.shares();
    if (scaled.signum() == 0) return reject(new AmountTooSmall(amount));
    var closed = reserve.closed().or(() -> notBorrowable(market, loan, reserve));
    if (closed.isPresent()) return reject(closed.get());
    var owed = reserve.owed(had).plus(amount);
    var least = reserve.terms().limits().minimumDebt();
    if (least.isPresent() && least.get().exceeds(owed))
      return reject(new DebtTooSmall(owed, least.get()));
    var assessment = Assessment.of(book, market, facts).touching(reserve);
    var doubt =
        assessment
            .objection(c.asset(), Action.BORROW)
            .or(() -> assessment.objection(loan, Action.BORROW));
    if (doubt.isPresent()) return reject(doubt.get());
    if (amount.exceeds(reserve.lendable()))
      return reject(new LiquidityShort(amount, reserve.liquidity()));
    var cap = reserve.terms().borrowCap();
    if (cap.isPresent() && reserve.debt().plus(amount).exceeds(cap.get()))
      return reject(new BorrowCapExceeded(amount, reserve.debt(), cap.get()));
    var isolated = IsolatedLoan.of(book, loan);
    var refused = isolated.flatMap(alone -> alone.objection(reserve, amount));
    if (refused.isPresent()) return reject(refused.get());
    if (amount.exceeds(reserve.liquidity()))
      return reject(new LiquidityShort(amount, reserve.liquidity()));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var quoted = facts.prices().quoted(c.asset()).orElseThrow();
    var drawable =
        assessment
            .cautious(loan, Action.BORROW)
            .orElseThrow()
            .drawable(reserve, assessment.upper(quoted, Action.BORROW), facts);
    var after = loan.plusDebt(c.asset(), scaled);
    if (amount.exceeds(drawable) || owesTooMuch(market, after, reserve.withDraw(amount, scaled), c))
      return reject(new BorrowLimitExceeded(amount, drawable));
    var debtValue = assessment.valuation(after).orElseThrow().debtValue();
    if (market.terms().minimumLoan().exceeds(debtValue))
      return reject(new LoanTooSmall(debtValue, market.terms().minimumLoan()));
    var debt =
        new DebtMovement(
            amount, scaled, loan.debtOf(reserve, facts.now()), after.debtOf(reserve, facts.now()));
    var draft = new Draft(book);
    var teller = new Teller(draft, facts.now());
    teller.lend(loan, amount, scaled);
    isolated.ifPresent(alone -> alone.owe(teller, amount));
    return draft
        .note(new Drawn(c.market(), c.loan(), debt, assessment.evidence(loan, after), facts.now()))
        .accepted();
  }

  /** Units of debt asked for as such may bring less than they owe, up to nothing at all. */
  private boolean owesTooMuch(Market.Open market, Loan.Open after, Reserve.Listed lent, Draw c) {
    if (!(c.amount() instanceof Quantity.Shares)) return false;
    var valuation =
        Assessment.of(book, market, facts)
            .touching(lent)
            .cautious(after, Action.BORROW)
            .orElseThrow();
    return valuation.debtValue().exceeds(valuation.limit());
  }

  private static Optional<Rejection> notBorrowable(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    var category = loan.category().flatMap(market::category);
    if (category.isPresent())
      return category.get().borrowable().contains(asset)
          ? Optional.empty()
          : Optional.of(new OutsideCategory(loan.id(), category.get().id(), asset));
    return reserve.terms().status().borrowable()
        ? Optional.empty()
        : Optional.of(new NotBorrowable(asset));
  }

  private Decision repay(Market.Open market, Loan.Open loan, Reserve.Listed reserve, Repay c) {
    var had = loan.scaledDebtOf(c.asset());
    var owed = reserve.owed(had);
    if (owed.isZero()) return reject(new NoSuchDebt(c.loan(), c.asset()));
    var payment = reserve.repaying(c.amount(), had);
    if (market.profile().overpayment() == Profile.Overpayment.REFUSED
        && payment.shares().compareTo(had) > 0)
      return reject(new DebtExceeded(payment.amount(), owed));
    if (payment.amount().exceeds(owed)) payment = reserve.repaying(Quantity.everything(), had);
    var scaled = payment.shares().min(had);
    if (scaled.signum() == 0 && market.profile().crumbs() == Profile.Crumbs.REFUSED)
      return reject(new AmountTooSmall(payment.amount()));
    var draft = new Draft(book);
    collect(draft, market, loan, reserve, payment.amount(), scaled);
    return draft.accepted();
  }

  /** As much as is owed and there, if everything is asked for. */
  private Decision repayWithShares(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, RepayWithShares c) {
    var owed = loan.debtOf(reserve, facts.now());
    if (owed.isZero()) return reject(new NoSuchDebt(c.loan(), c.asset()));
    var had =
        c.account()
            .map(account -> book.account(account).sharesOf(c.asset()))
            .orElseGet(() -> loan.pledgedOf(c.asset()));
    var balance = reserve.claim(had);
    var paid = reserve.amount(c.amount(), balance).min(owed);
    if (paid.exceeds(balance))
      return reject(
          c.account()
              .<Rejection>map(account -> new BalanceExceeded(account, paid, balance))
              .orElseGet(() -> new PledgeExceeded(paid, balance)));
    var scaled = reserve.debtBurned(paid, loan.scaledDebtOf(c.asset()));
    if (scaled.signum() == 0) return reject(new AmountTooSmall(paid));
    var shares = reserve.sharesBurned(paid, had);
    var draft = new Draft(book);
    collect(draft, market, loan, reserve, paid, scaled);
    if (c.account().isPresent()) spend(draft, c.account().get(), paid, shares);
    else spend(draft, market, c.loan(), paid, shares);
    return draft.accepted();
  }

  private void spend(Draft draft, AccountId account, Amount amount, BigInteger shares) {
    new Teller(draft, facts.now()).withdraw(account, amount, shares);
    draft.note(new Withdrawn(draft.id(), account, amount, shares, facts.now()));
  }

  private void spend(Draft draft, Market.Open market, LoanId id, Amount amount, BigInteger shares) {
    var before = (Loan.Open) draft.loan(id);
    var after = before.plusPledged(amount.token().id(), shares.negate());
    new Teller(draft, facts.now()).redeem(before, amount, shares);
    draft.note(
        new PledgeWithdrawn(
            draft.id(),
            id,
            amount,
            shares,
            Assessment.of(draft, market, facts).evidence(before, after),
            facts.now()));
  }

  private void collect(
      Draft draft,
      Market.Open market,
      Loan.Open loan,
      Reserve.Listed reserve,
      Amount amount,
      BigInteger scaled) {
    var after = loan.minusDebt(reserve.asset().id(), scaled);
    var debt =
        new DebtMovement(
            amount, scaled, loan.debtOf(reserve, facts.now()), after.debtOf(reserve, facts.now()));
    var evidence = Assessment.of(book, market, facts).evidence(loan, after);
    var teller = new Teller(draft, facts.now());
    teller.collect(loan, amount, scaled);
    IsolatedLoan.of(book, loan).ifPresent(alone -> alone.settle(teller, amount));
    draft.note(new Repaid(loan.market(), loan.id(), debt, evidence, facts.now()));
  }
}

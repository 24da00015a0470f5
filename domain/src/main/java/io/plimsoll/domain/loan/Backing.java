package io.plimsoll.domain.loan;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.lender.LenderEvent.PledgeGiven;
import io.plimsoll.domain.lender.LenderEvent.PledgeReturned;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.Movement;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.loan.LoanEvent.CategoryChosen;
import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.PledgeLifted;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.SharesPledged;
import io.plimsoll.domain.loan.LoanRejection.CollateralExceeded;
import io.plimsoll.domain.loan.LoanRejection.CollateralIsolated;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.OtherCollateralFirst;
import io.plimsoll.domain.loan.LoanRejection.OutsideCategory;
import io.plimsoll.domain.loan.LoanRejection.PledgeExceeded;
import io.plimsoll.domain.loan.LoanRejection.UnhealthyAfter;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.CategoryUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile.WithdrawalLimit;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.Teller;
import java.util.Optional;

/**
 * Decides what a borrower does with the collateral. Adding to it needs no price; taking out needs a
 * fresh price for every asset of the loan while anything is owed.
 */
record Backing(Book book, Facts facts) {

  Decision decide(LoanCommand.Backed command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    if (!(book.loan(command.loan()) instanceof Loan.Open loan))
      return reject(new LoanUnknown(command.loan()));
    if (command instanceof Movement movement) {
      var objection = objection(book, movement);
      if (objection.isPresent()) return reject(objection.get());
    }
    return switch (command) {
      case DepositCollateral c -> deposit(market, loan, reserve(c), c);
      case WithdrawCollateral c -> withdraw(market, loan, reserve(c), c);
      case PledgeShares c -> pledge(market, loan, reserve(c), c);
      case LiftPledge c -> lift(market, loan, reserve(c), c);
      case WithdrawPledge c -> withdrawPledge(market, loan, reserve(c), c);
      case ChooseCategory c -> choose(market, loan, c);
    };
  }

  /** What stands against a movement whatever it is for. */
  static Optional<Rejection> objection(Book book, Movement c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open)) return Optional.of(new LoanUnknown(c.loan()));
    if (!(book.reserve(c.asset()) instanceof Reserve.Listed reserve))
      return Optional.of(new AssetUnknown(c.market(), c.asset()));
    return reserve
        .objection(c.amount())
        .or(() -> isAskedLater(c) ? Optional.empty() : reserve.standstill());
  }

  /** Whether a pause is looked at only after the balance. */
  private static boolean isAskedLater(Movement c) {
    return c instanceof WithdrawPledge;
  }

  private Reserve.Listed reserve(Movement c) {
    return ((Reserve.Listed) book.reserve(c.asset())).accruedTo(facts.now());
  }

  private Decision deposit(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, DepositCollateral c) {
    var refused = reserve.closed().or(() -> unacceptable(market, loan, reserve));
    if (refused.isPresent()) return reject(refused.get());
    var amount = reserve.amount(c.amount(), reserve.asset().zero());
    if (amount.isZero()) return reject(new AmountTooSmall(amount));
    var cap = reserve.terms().supplyCap();
    if (cap.isPresent() && reserve.broughtIn().plus(amount).exceeds(cap.get()))
      return reject(new SupplyCapExceeded(amount, reserve.broughtIn(), cap.get()));
    var evidence = Assessment.of(book, market, facts).evidence(loan, loan.plusCollateral(amount));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).receive(c.loan(), amount);
    return draft
        .note(new CollateralDeposited(c.market(), c.loan(), amount, evidence, facts.now()))
        .accepted();
  }

  /** Why an asset cannot back the loan, if it does not do so already. */
  private Optional<Rejection> unacceptable(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    if (market.weights(reserve, loan.category()).liquidationThreshold().value() == 0)
      return Optional.of(new NotAcceptedAsCollateral(asset));
    var backing = loan.backing();
    if (backing.contains(asset) || backing.isEmpty()) return Optional.empty();
    return reserve.terms().isolation().debtCeiling().isPresent()
            || IsolatedLoan.of(book, loan).isPresent()
        ? Optional.of(new CollateralIsolated(asset, backing.getFirst()))
        : Optional.empty();
  }

  private Decision withdraw(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, WithdrawCollateral c) {
    var held = loan.collateralOf(reserve.asset());
    if (held.isZero()) return reject(new NoSuchCollateral(c.loan(), c.asset()));
    var out = Outward.of(book, market, facts, loan, reserve);
    if (out.objection().isPresent()) return reject(out.objection().get());
    var amount = reserve.amount(c.amount(), held.min(out.most()));
    if (amount.exceeds(held)) return reject(new CollateralExceeded(amount, held));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var after = loan.minusCollateral(amount);
    var uncovered = out.uncovered(amount, after);
    if (uncovered.isPresent()) return reject(uncovered.get());
    var draft = new Draft(book);
    new Teller(draft, facts.now()).release(c.loan(), amount);
    return draft
        .note(
            new CollateralWithdrawn(
                c.market(),
                c.loan(),
                amount,
                Assessment.of(book, market, facts).evidence(loan, after),
                facts.now()))
        .accepted();
  }

  private Decision pledge(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, PledgeShares c) {
    var had = book.account(c.account()).sharesOf(c.asset());
    var balance = reserve.claim(had);
    if (had.signum() == 0) return reject(new NothingSupplied(c.account()));
    var refused = unacceptable(market, loan, reserve);
    if (refused.isPresent()) return reject(refused.get());
    if (market.weights(reserve, loan.category()).maxLoanToValue().value() == 0
        && loan.pledgedOf(c.asset()).signum() == 0)
      return reject(new NotAcceptedAsCollateral(c.asset()));
    var amount = reserve.amount(c.amount(), balance);
    if (amount.exceeds(balance)) return reject(new BalanceExceeded(c.account(), amount, balance));
    var shares = reserve.sharesBurned(amount, had);
    var evidence =
        Assessment.of(book, market, facts).evidence(loan, loan.plusPledged(c.asset(), shares));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).pledge(c.account(), loan, amount, shares);
    return draft
        .note(new PledgeGiven(c.market(), c.account(), c.loan(), amount, shares, facts.now()))
        .note(
            new SharesPledged(
                c.market(), c.loan(), c.account(), amount, shares, evidence, facts.now()))
        .accepted();
  }

  private Decision lift(Market.Open market, Loan.Open loan, Reserve.Listed reserve, LiftPledge c) {
    var had = loan.pledgedOf(c.asset());
    var balance = reserve.claim(had);
    var out = Outward.of(book, market, facts, loan, reserve).inShares();
    if (out.objection().isPresent()) return reject(out.objection().get());
    var amount = reserve.amount(c.amount(), balance);
    if (amount.exceeds(balance) || had.signum() == 0)
      return reject(new PledgeExceeded(amount, balance));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var shares = reserve.sharesBurned(amount, had);
    var after = loan.plusPledged(c.asset(), shares.negate());
    var uncovered = out.uncovered(amount, after);
    if (uncovered.isPresent()) return reject(uncovered.get());
    var evidence = Assessment.of(book, market, facts).evidence(loan, after);
    var draft = new Draft(book);
    new Teller(draft, facts.now()).lift(loan, c.account(), amount, shares);
    return draft
        .note(
            new PledgeLifted(
                c.market(), c.loan(), c.account(), amount, shares, evidence, facts.now()))
        .note(new PledgeReturned(c.market(), c.account(), c.loan(), amount, shares, facts.now()))
        .accepted();
  }

  private Decision withdrawPledge(
      Market.Open market, Loan.Open loan, Reserve.Listed reserve, WithdrawPledge c) {
    var had = loan.pledgedOf(c.asset());
    var balance = reserve.claim(had);
    var amount = reserve.amount(c.amount(), balance);
    if (amount.exceeds(balance) || amount.isZero())
      return reject(new PledgeExceeded(amount, balance));
    var standstill = reserve.standstill();
    if (standstill.isPresent()) return reject(standstill.get());
    if (amount.exceeds(reserve.liquidity()))
      return reject(new LiquidityShort(amount, reserve.liquidity()));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(c.loan(), loan.liquidation().get()));
    var out = Outward.of(book, market, facts, loan, reserve).inShares();
    if (out.objection().isPresent()) return reject(out.objection().get());
    var shares =
        c.amount() instanceof Quantity.Everything ? had : reserve.sharesBurned(amount, had);
    var after = loan.plusPledged(c.asset(), shares.negate());
    var uncovered = out.uncovered(amount, after);
    if (uncovered.isPresent()) return reject(uncovered.get());
    var draft = new Draft(book);
    new Teller(draft, facts.now()).redeem(loan, amount, shares);
    return draft
        .note(
            new PledgeWithdrawn(
                c.market(),
                c.loan(),
                amount,
                shares,
                Assessment.of(book, market, facts).evidence(loan, after),
                facts.now()))
        .accepted();
  }

  /** All debts must belong to the new category, and the loan be healthy with its numbers. */
  private Decision choose(Market.Open market, Loan.Open loan, ChooseCategory c) {
    var unknown = c.category().filter(id -> market.category(id).isEmpty());
    if (unknown.isPresent()) return reject(new CategoryUnknown(c.market(), unknown.get()));
    if (c.category().equals(loan.category())) return accept();
    var category = c.category().flatMap(market::category);
    if (category.isPresent())
      for (var asset : loan.scaledDebt().keySet())
        if (!category.get().borrowable().contains(asset))
          return reject(new OutsideCategory(c.loan(), category.get().id(), asset));
    var assessment = Assessment.of(book, market, facts);
    var after = loan.in(c.category());
    if (!loan.isDebtFree()) {
      var doubt = assessment.objection(loan, Action.BORROW);
      if (doubt.isPresent()) return reject(doubt.get());
      var health = assessment.cautious(after, Action.BORROW).orElseThrow().health();
      if (health.isLiquidatable()) return reject(new UnhealthyAfter(c.loan(), health));
    }
    return accept(
        new CategoryChosen(
            c.market(), c.loan(), c.category(), assessment.evidence(loan, after), facts.now()));
  }

  /** Collateral on its way out of a loan: how much may go, and what stands against it. */
  private record Outward(
      Assessment assessment,
      Market.Open market,
      Loan.Open loan,
      Reserve.Listed reserve,
      Optional<Rejection> objection,
      Amount most) {

    static Outward of(
        Book book, Market.Open market, Facts facts, Loan.Open loan, Reserve.Listed reserve) {
      var assessment = Assessment.of(book, market, facts);
      var all = loan.backingOf(reserve, facts.now());
      if (loan.isDebtFree() || all.isZero())
        return new Outward(assessment, market, loan, reserve, Optional.empty(), all);
      var doubt = assessment.objection(loan, Action.WITHDRAW);
      var most =
          doubt.isPresent()
              ? all
              : assessment
                  .cautious(loan, Action.WITHDRAW)
                  .orElseThrow()
                  .withdrawable(reserve.asset().id());
      return new Outward(assessment, market, loan, reserve, doubt, most);
    }

    /** The most that can leave as pledged shares: what has to stay is kept in whole shares, up. */
    Outward inShares() {
      var had = loan.pledgedOf(reserve.asset().id());
      var held = loan.collateralOf(reserve.asset());
      var kept = held.plus(reserve.claim(had)).minusOrZero(most).minusOrZero(held);
      var free = kept.isZero() ? had : had.subtract(reserve.sharesBurned(kept, had));
      return new Outward(assessment, market, loan, reserve, objection, reserve.claim(free));
    }

    /** Why an amount cannot leave with this loan left behind. */
    Optional<Rejection> uncovered(Amount amount, Loan.Open after) {
      if (amount.isZero()) return Optional.of(new WithdrawalBelowLimit(amount, most));
      if (loan.isDebtFree()) return Optional.empty();
      if (market.profile().withdrawalLimit() == WithdrawalLimit.BORROW_LIMIT)
        return amount.exceeds(most)
            ? Optional.of(new WithdrawalBelowLimit(amount, most))
            : Optional.empty();
      if (assessment.cautious(after, Action.WITHDRAW).orElseThrow().health().isLiquidatable())
        return Optional.of(new WithdrawalBelowLimit(amount, most));
      return assessment.valuation(loan).orElseThrow().positions().values().stream()
          .filter(p -> !p.collateral().isZero() && p.weights().maxLoanToValue().value() == 0)
          .map(p -> p.reserve().asset().id())
          .findFirst()
          .filter(_ -> market.weights(reserve, loan.category()).maxLoanToValue().value() != 0)
          .map(first -> new OtherCollateralFirst(reserve.asset().id(), first));
    }
  }
}

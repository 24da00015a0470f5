package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.chooser.Offering;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.LossCheck;
import io.plimsoll.domain.ladder.LossCheck.Verdict;
import io.plimsoll.domain.ladder.PreLiquidation;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.ApproveLoss;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndOffer;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationCommand.SeizeCollateral;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.FillBeyondOrder;
import io.plimsoll.domain.liquidation.LiquidationRejection.InvitationOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyClosed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationAlreadyOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LiquidationUnknown;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanStillUnhealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.NothingInvited;
import io.plimsoll.domain.liquidation.LiquidationRejection.NothingToSell;
import io.plimsoll.domain.liquidation.LiquidationRejection.OrderNotUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.LiquidationRejection.SliceNotDue;
import io.plimsoll.domain.liquidation.LiquidationRejection.StepToxic;
import io.plimsoll.domain.liquidation.SaleBooking.Sale;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketEvent.VenueSuspended;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile.Call;
import io.plimsoll.domain.market.Profile.Exhaustion;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import java.util.Optional;

/** Decides the steps of a liquidation. Sent twice, a step is rejected by name the second time. */
record Selling(Book book, Facts facts) {

  Decision decide(LiquidationCommand command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    return switch (command) {
      case OpenLiquidation c -> open(market, c);
      case CallLiquidation c when market.profile().call() == Call.CLOSE_FACTOR -> call(market, c);
      case SeizeCollateral c when market.profile().call() == Call.SEIZURE ->
          new Seizing(book, facts).decide(market, c);
      case AbsorbLoan c when market.profile().call() == Call.ABSORPTION ->
          new Absorbing(book, facts).decide(market, c);
      case BuyCollateral c when market.profile().call() == Call.ABSORPTION ->
          new StoreFront(book, facts).decide(market, c);
      case AbsorbLoan c -> reject(new CallNotOffered(c.market()));
      case BuyCollateral c -> reject(new CallNotOffered(c.market()));
      case CallLiquidation c -> reject(new CallNotOffered(c.market()));
      case SeizeCollateral c -> reject(new CallNotOffered(c.market()));
      case OrderSale c when book.liquidation(c.liquidation()) instanceof Liquidation.Open open ->
          order(market, open, c);
      case BookFill c when book.liquidation(c.liquidation()) instanceof Liquidation.Open open ->
          fill(market, open, c);
      case EndOffer c when book.liquidation(c.liquidation()) instanceof Liquidation.Open open ->
          endOffer(market, open);
      case ApproveLoss c when book.liquidation(c.liquidation()) instanceof Liquidation.Open open ->
          new LossCheck(book, market, facts).approve(open, c.approver(), c.reason());
      case ApproveLoss c -> gone(c.liquidation());
      case EndOffer c -> gone(c.liquidation());
      case EndLiquidation c
          when book.liquidation(c.liquidation()) instanceof Liquidation.Open open ->
          end(market, open);
      case OrderSale c -> gone(c.liquidation());
      case BookFill c -> gone(c.liquidation());
      case EndLiquidation c -> gone(c.liquidation());
    };
  }

  private Decision gone(LiquidationId id) {
    return reject(
        book.liquidation(id) instanceof Liquidation.Closed closed
            ? new LiquidationAlreadyClosed(id, closed.outcome())
            : new LiquidationUnknown(id));
  }

  private Decision open(Market.Open market, OpenLiquidation c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open loan)) return reject(new LoanUnknown(c.loan()));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationAlreadyOpen(c.loan(), loan.liquidation().get()));
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    var healthy = healthy(line(market, loan), loan, valuation.health());
    if (healthy.isPresent()) return reject(healthy.get());
    var barred = Liquidation.barred(book, loan, facts);
    if (barred.isPresent() && Liquidation.lots(valuation, facts).isEmpty())
      return reject(barred.get());
    return SaleBooking.open(new Draft(book), market, loan, facts).draft().accepted();
  }

  /**
   * What needs no sale goes first. Where nothing backs the loan any more, because its borrower paid
   * with the last pledge, the rest is written off; so it is, where the profile counts what is worth
   * nothing as nothing, over crumbs that could pay off no unit of the debt. They stay the
   * borrower's.
   */
  private Decision order(Market.Open market, Liquidation.Open open, OrderSale c) {
    if (open.offer().isPresent())
      return reject(new SaleUnderWay(open.id(), open.offer().get().id()));
    var loan = (Loan.Open) book.loan(open.loan());
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    var healthy = healthy(line(market, loan), loan, valuation.health());
    if (healthy.isPresent()) return reject(healthy.get());
    var lots = Liquidation.lots(valuation, facts);
    if (loan.backing().isEmpty())
      return new SaleBooking(new Draft(book), market, facts).writeOff(loan, open.id()).accepted();
    if (lots.isEmpty())
      return reject(Liquidation.barred(book, loan, facts).orElse(new NothingToSell(open.id())));
    var setOff = lots.stream().filter(Lot::isSetOff).findFirst();
    if (setOff.isPresent()) return setOff(market, open, loan, setOff.get());
    var isOver =
        market.profile().exhaustion() == Exhaustion.NOTHING_OF_VALUE_LEFT
            && DirectSale.isCrumbs(valuation);
    var waiting = open.waiting(valuation, facts.now());
    if (waiting.isPresent()) return reject(new SliceNotDue(open.id(), waiting.get()));
    return switch (new LossCheck(book, market, facts).of(loan, valuation)) {
      case Verdict.Doubtful(var reason) -> reject(reason);
      case Verdict.Clear clear ->
          clear.with(
              isOver
                  ? new SaleBooking(new Draft(book), market, facts)
                      .writeOff(loan, open.id())
                      .accepted()
                  : new Offering(book, market, facts).offer(open, loan, lots, c));
    };
  }

  /** What is held in the very asset that is owed pays for it, unit for unit and without a fee. */
  private Decision setOff(Market.Open market, Liquidation.Open open, Loan.Open loan, Lot lot) {
    var amount = lot.quantity().min(lot.debtToCover());
    var nothing = amount.token().zero();
    var booking = new SaleBooking(new Draft(book), market, facts);
    var before = Assessment.of(book, market, facts).valuation(loan).orElseThrow();
    var sale = new Sale(amount, before.position(amount.token().id()).debt().minus(amount));
    var evidence = booking.sell(loan, open.id(), amount, amount, nothing, nothing);
    booking.draft().note(new DebtSetOff(market.id(), open.id(), amount, evidence, facts.now()));
    return booking.settle(open.loan(), open.id(), before, sale).accepted();
  }

  /**
   * What was sold is sold: a fill below the bound is booked like any other, and the venue gets no
   * further order.
   */
  private Decision fill(Market.Open market, Liquidation.Open open, BookFill c) {
    if (open.order().isEmpty() || !open.order().get().id().equals(c.order()))
      return reject(new OrderNotUnderWay(open.id(), c.order()));
    var order = open.order().get();
    var lot = order.lot();
    if (c.sold().exceeds(lot.quantity()) || (c.sold().isZero() && !c.received().isZero()))
      return reject(new FillBeyondOrder(c.order(), c.sold(), lot.quantity()));
    if (c.sold().isZero())
      return Decision.accept(new OrderUnfilled(market.id(), open.id(), c.order(), facts.now()));
    var booking = new SaleBooking(new Draft(book), market, facts);
    var loan = (Loan.Open) book.loan(open.loan());
    var before = Assessment.of(book, market, facts).valuation(loan).orElseThrow();
    var owed = loan.debtOf(booking.reserve(lot.debtToCover().token().id()), facts.now());
    var collateral = before.position(c.sold().token().id());
    if (c.sold().exceeds(collateral.saleable()))
      return reject(new LiquidityShort(c.sold(), collateral.saleable()));
    var split =
        SaleBooking.split(
            c.received(), lot.debtToCover(), owed, collateral, before.incentive(collateral));
    var repaid = split.repaid();
    var evidence = booking.sell(loan, open.id(), c.sold(), repaid, split.fee(), split.surplus());
    booking
        .draft()
        .note(
            new LotSold(
                market.id(),
                open.id(),
                c.order(),
                order.venue(),
                c.sold(),
                c.received(),
                booking.atOracle(c.sold(), repaid.token()),
                repaid,
                split.fee(),
                split.surplus(),
                evidence,
                facts.now()));
    if (!lot.isFair(c.sold(), c.received())) suspend(booking.draft(), market, order, c);
    return booking
        .settle(open.loan(), open.id(), before, new Sale(c.sold(), owed.minus(repaid)))
        .accepted();
  }

  private void suspend(Draft draft, Market.Open market, SaleOrder order, BookFill c) {
    if (!market.suspended().contains(order.venue()))
      draft.note(
          new VenueSuspended(
              market.id(),
              order.venue(),
              Optional.of(c.order()),
              "%s sold for %s, of at least %s"
                  .formatted(c.sold(), c.received(), order.lot().leastFor(c.sold())),
              facts.now()));
  }

  private Decision endOffer(Market.Open market, Liquidation.Open open) {
    if (open.called().isEmpty()) return reject(new NothingInvited(open.id()));
    var until = open.called().get().until();
    return facts.now().isBefore(until)
        ? reject(new InvitationOpen(open.id(), until))
        : new SaleBooking(new Draft(book), market, facts)
            .withdraw(open.id(), Offer.End.UNSOLD)
            .draft()
            .accepted();
  }

  private Decision end(Market.Open market, Liquidation.Open open) {
    if (open.order().isPresent())
      return reject(new SaleUnderWay(open.id(), open.order().get().id()));
    var loan = (Loan.Open) book.loan(open.loan());
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var health = assessment.valuation(loan).orElseThrow().health();
    var line = line(market, loan);
    if (line.isAbove(health))
      return reject(new LoanStillUnhealthy(open.loan(), health, line.health()));
    return new SaleBooking(new Draft(book), market, facts).settle(loan, open.id()).accepted();
  }

  /** Paying nothing is refused where it is found to repay nothing, like any other crumb. */
  private Decision call(Market.Open market, CallLiquidation c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open loan)) return reject(new LoanUnknown(c.loan()));
    if (!(book.reserve(c.debtAsset()) instanceof Reserve.Listed debtReserve))
      return reject(new AssetUnknown(c.market(), c.debtAsset()));
    if (!(book.reserve(c.collateralAsset()) instanceof Reserve.Listed collateralReserve))
      return reject(new AssetUnknown(c.market(), c.collateralAsset()));
    var objection = debtReserve.objection(c.debtToCover()).filter(_ -> !isNothing(c.debtToCover()));
    if (objection.isPresent()) return reject(objection.get());
    if (c.keeper().text().equals(loan.borrower().text()))
      return reject(new SelfLiquidation(c.loan(), c.keeper()));
    var standstill =
        collateralReserve
            .standstill()
            .or(debtReserve::standstill)
            .or(() -> grace(collateralReserve))
            .or(() -> grace(debtReserve));
    if (standstill.isPresent()) return reject(standstill.get());
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    var line = SaleLine.ofCall(market.terms().ladder(), loan, book, facts.now());
    var small = SaleLine.small(market.terms().ladder(), loan, valuation.health());
    var healthy = healthy(line, loan, valuation.health()).filter(_ -> small.isEmpty());
    if (healthy.isPresent()) return reject(healthy.get());
    if (!loan.backing().contains(c.collateralAsset()))
      return reject(new NoSuchCollateral(c.loan(), c.collateralAsset()));
    if (!loan.scaledDebt().containsKey(c.debtAsset()))
      return reject(new NoSuchDebt(c.loan(), c.debtAsset()));
    var uncallable = Liquidation.uncallable(book, loan, valuation, facts);
    if (uncallable.isPresent()) return reject(uncallable.get());
    return take(market, loan, valuation, small, c);
  }

  /**
   * @param small where the call is a small sale above 1, its terms; its case opens and closes with
   *     it
   */
  private Decision take(
      Market.Open market,
      Loan.Open before,
      Valuation valuation,
      Optional<PreLiquidation> small,
      CallLiquidation c) {
    var debt = valuation.position(c.debtAsset());
    var collateral = valuation.position(c.collateralAsset());
    var pair = pair(valuation, debt, collateral, small);
    var asked = debt.reserve().amount(c.debtToCover(), debt.debt());
    var sale = pair.step(asked);
    var dust = pair.dust(sale, asked);
    if (dust.isPresent()) return reject(dust.get());
    var step = StepHealth.of(valuation, sale);
    if (DirectSale.isGuarded(valuation) && step.lowersHealth())
      return reject(new StepToxic(c.loan(), step.before(), step.after()));
    var takesAll = sale.take().equals(collateral.collateral()) && before.backing().size() == 1;
    if (!takesAll && debt.reserve().debtBurned(sale.pay(), debt.scaledDebt()).signum() == 0)
      return reject(new AmountTooSmall(sale.pay()));
    var redeemed = sale.reward().minusOrZero(collateral.held());
    if (c.sharesTo().isEmpty() && redeemed.exceeds(collateral.reserve().liquidity()))
      return reject(new LiquidityShort(redeemed, collateral.reserve().liquidity()));
    var draft = new Draft(book);
    var booking = booking(draft, market, before, small.isPresent());
    var loan = (Loan.Open) draft.loan(before.id());
    var liquidation = loan.liquidation().orElseThrow();
    var evidence = booking.call(loan, liquidation, sale, c.sharesTo());
    draft.note(
        new CollateralCalled(
            loan.market(),
            liquidation,
            c.keeper(),
            sale.take(),
            booking.atOracle(sale.take(), sale.pay().token()),
            sale.pay(),
            sale.fee(),
            evidence,
            facts.now()));
    if (small.isPresent())
      return booking
          .close((Loan.Open) draft.loan(loan.id()), liquidation, Outcome.RELIEVED)
          .accepted();
    return booking
        .settle(
            loan.id(), liquidation, valuation, new Sale(sale.take(), debt.debt().minus(sale.pay())))
        .accepted();
  }

  private SaleBooking booking(Draft draft, Market.Open market, Loan.Open loan, boolean isSmall) {
    if (loan.liquidation().isPresent()) return new SaleBooking(draft, market, facts);
    return isSmall
        ? SaleBooking.openSmall(draft, market, loan, facts)
        : SaleBooking.open(draft, market, loan, facts);
  }

  private static CallWithBonus.Pair pair(
      Valuation valuation,
      Valuation.Position debt,
      Valuation.Position collateral,
      Optional<PreLiquidation> small) {
    return small.isPresent() && valuation.health() instanceof HealthFactor.Of(var health)
        ? CallWithBonus.Pair.of(valuation, debt, collateral, small.get(), health)
        : CallWithBonus.Pair.of(valuation, debt, collateral);
  }

  private SaleLine line(Market.Open market, Loan.Open loan) {
    return SaleLine.of(market.terms().ladder(), loan, facts.now());
  }

  private static Optional<Rejection> healthy(SaleLine line, Loan.Open loan, HealthFactor health) {
    return line.isAbove(health)
        ? Optional.empty()
        : Optional.of(new LoanHealthy(loan.id(), health, line.health()));
  }

  private Optional<Rejection> grace(Reserve.Listed reserve) {
    return Liquidation.grace(reserve, facts);
  }

  private static boolean isNothing(Quantity quantity) {
    return quantity instanceof Quantity.Exactly(var whole) && whole.signum() == 0;
  }
}

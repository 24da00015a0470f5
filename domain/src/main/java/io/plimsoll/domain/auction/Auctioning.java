package io.plimsoll.domain.auction;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.AuctionUnknown;
import io.plimsoll.domain.auction.AuctionRejection.ClaimsOpen;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.LossCheck;
import io.plimsoll.domain.ladder.LossCheck.Verdict;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.CallWithBonus;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionRestarted;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.MechanismNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleBooking;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Auctions of the desk. The auction's own rules are the {@link Auctioneer}'s; around them stands
 * what an auction means here: the collateral stays with its loan until it is taken, a take is
 * booked like any other sale of a case, and an auction of a loan that has healed sells nothing.
 */
public record Auctioning(Book book, Market.Open market, Facts facts) {

  public static Decision decide(Book book, AuctionCommand command, Facts facts) {
    return book.market() instanceof Market.Open market
        ? new Auctioning(book, market, facts).decide(command)
        : reject(new MarketUnknown(command.market()));
  }

  private Decision decide(AuctionCommand command) {
    return switch (command) {
      case StartAuction c -> start(c);
      case TakeLot c -> running(c.auction(), running -> new Taking(this).take(running, c));
      case ClaimLot c -> running(c.auction(), running -> new Claiming(this).claim(running, c));
      case PayClaim c -> running(c.auction(), running -> new Claiming(this).pay(running, c));
      case LapseClaim c -> running(c.auction(), running -> new Claiming(this).lapse(running, c));
      case ResetAuction c -> running(c.auction(), running -> reset(running, c));
      case CancelAuction c -> running(c.auction(), this::cancel);
    };
  }

  private Decision running(AuctionId id, Function<Running, Decision> decision) {
    return book.auction(id) instanceof Running running ? decision.apply(running) : over(id);
  }

  private Decision over(AuctionId id) {
    return reject(
        book.auction(id) instanceof Auction.Ended
            ? new AuctionNotRunning(id)
            : new AuctionUnknown(id));
  }

  private Decision start(StartAuction c) {
    if (!(book.loan(c.loan()) instanceof Loan.Open loan)) return reject(new LoanUnknown(c.loan()));
    for (var asset : List.of(c.debtAsset(), c.collateralAsset()))
      if (!(book.reserve(asset) instanceof Reserve.Listed))
        return reject(new AssetUnknown(c.market(), asset));
    if (!market.terms().selling().offers(Mechanism.DUTCH_AUCTION))
      return reject(notOffered(c.collateralAsset()));
    var objection = objection(loan, c.keeper());
    if (objection.isPresent()) return reject(objection.get());
    if (!loan.backing().contains(c.collateralAsset()))
      return reject(new NoSuchCollateral(c.loan(), c.collateralAsset()));
    if (!loan.scaledDebt().containsKey(c.debtAsset()))
      return reject(new NoSuchDebt(c.loan(), c.debtAsset()));
    var underWay = Liquidation.underWay(book, loan);
    if (underWay.isPresent()) return reject(underWay.get());
    var verdict = new LossCheck(book, market, facts).of(loan);
    if (verdict instanceof Verdict.Doubtful(var reason)) return reject(reason);
    var draft = new Draft(book);
    if (loan.liquidation().isEmpty()) SaleBooking.open(draft, market, loan, facts);
    if (verdict instanceof Verdict.Clear clear) clear.note(draft);
    return consign(draft, c.loan(), c.debtAsset(), c.collateralAsset(), c.keeper());
  }

  /** What stands against starting an auction of the loan now, or against a take. */
  Optional<Rejection> objection(Loan.Open loan, KeeperId keeper) {
    if (keeper.text().equals(loan.borrower().text()))
      return Optional.of(new SelfLiquidation(loan.id(), keeper));
    var assessment = Assessment.of(book, market, facts);
    var doubt =
        Liquidation.barred(book, loan, facts)
            .or(() -> assessment.objection(loan, Action.LIQUIDATE));
    if (doubt.isPresent()) return doubt;
    var health = assessment.valuation(loan).orElseThrow().health();
    var line = SaleLine.of(market.terms().ladder(), loan, facts.now());
    return line.isAbove(health)
        ? Optional.empty()
        : Optional.of(new LoanHealthy(loan.id(), health, line.health()));
  }

  /**
   * Puts a debt of a loan up that has a case and nothing on sale: as much as one step may repay,
   * and for it the collateral's part that stands for this much of all the loan owes; up, so that
   * the last unit goes too and a case does not wait for ever for what cannot be auctioned.
   *
   * @param keeper who earns the incentive; {@link KeeperId#DESK} earns none
   */
  public Decision consign(
      Draft draft, LoanId id, AssetId debtAsset, AssetId collateralAsset, KeeperId keeper) {
    var loan = (Loan.Open) draft.loan(id);
    var open = (Liquidation.Open) draft.liquidation(loan.liquidation().orElseThrow());
    var valuation = Assessment.of(draft, market, facts).valuation(loan).orElseThrow();
    var debt = valuation.position(debtAsset);
    var collateral = valuation.position(collateralAsset);
    if (collateral.reserve().terms().auction().isEmpty())
      return reject(notOffered(collateralAsset));
    var caps = new Caps(draft, market, facts);
    var due = CallWithBonus.most(valuation, debt, collateral);
    var consignment =
        new Consignment(
            market.id(),
            new AuctionId(open.nextOffer()),
            id,
            keeper,
            Owed.of(due),
            part(collateral, debt.price().value(due, Rounding.DOWN), valuation.debtValue()));
    return switch (caps.holes(collateral.reserve(), debt.price())) {
      case Caps.Unpriced(var asset) -> reject(new PriceMissing(asset));
      case Caps.Known(var holes) ->
          consigned(
              booking(draft),
              loan,
              auctioneer(collateral.reserve(), due.token(), keeper)
                  .start(draft.auction(consignment.auction()), consignment, holes));
    };
  }

  /** The collateral that stands for a part of all that a loan owes, both by value; up. */
  public static Amount part(Position collateral, Amount due, Amount owed) {
    var saleable = collateral.saleable();
    return saleable
        .token()
        .units(Rounding.UP.mulDiv(saleable.units(), due.units(), owed.units()))
        .min(saleable);
  }

  private Decision consigned(SaleBooking booking, Loan.Open loan, Decision decision) {
    if (!(decision instanceof Accepted(var events))) return decision;
    var started = (AuctionStarted) events.getFirst();
    events.forEach(booking.draft()::note);
    booking.teller().startRaising(started.lot().token().id(), started.auction(), started.tab());
    return booking
        .draft()
        .note(
            new AuctionOpened(
                market.id(),
                loan.liquidation().orElseThrow(),
                started.auction(),
                started.keeper(),
                started.due(),
                started.incentive(),
                Assessment.of(booking.draft(), market, facts).evidence(loan, loan),
                facts.now()))
        .accepted();
  }

  private Decision cancel(Running running) {
    var waiting = claimsOpen(running);
    return waiting.isPresent()
        ? reject(waiting.get())
        : booking(new Draft(book))
            .withdraw(liquidation(running).id(), Offer.End.UNSOLD)
            .draft()
            .accepted();
  }

  private static Optional<Rejection> claimsOpen(Running running) {
    return running
        .firstClaimUntil()
        .map(until -> new ClaimsOpen(running.id(), running.claims().size(), until));
  }

  private Decision reset(Running running, ResetAuction c) {
    var loan = (Loan.Open) book.loan(running.loan());
    var objection = objection(loan, c.keeper()).or(() -> claimsOpen(running));
    if (objection.isPresent()) return reject(objection.get());
    var verdict = new LossCheck(book, market, facts).of(loan);
    if (verdict instanceof Verdict.Doubtful(var reason)) return reject(reason);
    var reserve = (Reserve.Listed) book.reserve(running.lot().token().id());
    var decision = auctioneer(reserve, running.tab().token(), c.keeper()).reset(running, c);
    if (!(decision instanceof Accepted(var events))) return decision;
    var reset = (AuctionReset) events.getFirst();
    var draft = new Draft(book);
    if (verdict instanceof Verdict.Clear clear) clear.note(draft);
    return draft
        .note(reset)
        .note(
            new AuctionRestarted(
                market.id(),
                liquidation(running).id(),
                c.auction(),
                c.keeper(),
                reset.incentive(),
                facts.now()))
        .accepted();
  }

  private MechanismNotOffered notOffered(AssetId collateral) {
    return new MechanismNotOffered(market.id(), collateral, Mechanism.DUTCH_AUCTION);
  }

  private Liquidation.Open liquidation(Running running) {
    var loan = (Loan.Open) book.loan(running.loan());
    return (Liquidation.Open) book.liquidation(loan.liquidation().orElseThrow());
  }

  SaleBooking booking(Draft draft) {
    return new SaleBooking(draft, market, facts);
  }

  Auctioneer auctioneer(Reserve.Listed collateral, Token debtAsset, KeeperId keeper) {
    var plan = collateral.terms().auction().orElseThrow();
    var terms = terms(plan, debtAsset);
    return new Auctioneer(
        new AuctionFacts(
            facts.now(),
            facts.prices().of(collateral.asset().id()).flatMap(of -> price(of, debtAsset)),
            keeper.equals(KeeperId.DESK) ? terms.unrewarded() : terms,
            plan.breaker()));
  }

  /** Why an auction has to be started again before anything is sold; empty if it need not. */
  public Optional<ResetCause> resetCause(AuctionId id) {
    return book.auction(id) instanceof Running running
        ? running.resetCause(plan(running).terms(), facts.now())
        : Optional.empty();
  }

  /** Whether the loan still has some of what is on sale. */
  public boolean isBacked(AuctionId id) {
    return book.auction(id) instanceof Running running
        && book.loan(running.loan()) instanceof Loan.Open loan
        && loan.backing().contains(running.lot().token().id());
  }

  /** What keepers have claimed and not paid for, in the order they did; none if it does not run. */
  public List<Auction.Claim> claims(AuctionId id) {
    return book.auction(id) instanceof Running running ? running.claims() : List.of();
  }

  /** Debt tokens per whole collateral token now, down; empty if it does not run. */
  public Optional<Ray> price(AuctionId id) {
    return book.auction(id) instanceof Running running
        ? Optional.of(running.price(plan(running).terms(), facts.now()))
        : Optional.empty();
  }

  /** How often the desk starts an auction again before it gives it up. */
  public int mostResets(AuctionId id) {
    return book.auction(id) instanceof Running running ? plan(running).resets() : 0;
  }

  private AuctionPlan plan(Running running) {
    return plan(running.lot().token().id()).orElseThrow();
  }

  private Optional<AuctionPlan> plan(AssetId collateral) {
    return book.reserve(collateral) instanceof Reserve.Listed reserve
        ? reserve.terms().auction()
        : Optional.empty();
  }

  /** Whether an asset is auctioned at all. */
  public boolean isOffered(AssetId collateral) {
    return plan(collateral).isPresent();
  }

  /** The terms of the moment of an asset's auctions for a debt; empty if it is not auctioned. */
  public Optional<AuctionTerms> terms(AssetId collateral, Token debtAsset) {
    return plan(collateral).map(plan -> terms(plan, debtAsset));
  }

  /** The terms of the moment of an asset's auctions, amounts in what they raise. */
  private AuctionTerms terms(AuctionPlan plan, Token debtAsset) {
    return plan.terms().in(facts.prices().of(debtAsset.id()).orElseThrow());
  }

  private Optional<Ray> price(Price collateral, Token debtAsset) {
    return facts.prices().of(debtAsset.id()).map(collateral::in);
  }
}

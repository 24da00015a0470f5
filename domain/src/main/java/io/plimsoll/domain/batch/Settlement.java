package io.plimsoll.domain.batch;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.Batches.Running;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Till;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleBooking;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.oracle.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a batch, in one decision: what is no longer for sale is taken out, the rest goes to
 * the winners, and each case is booked with its part of what they paid. All lots are sold before
 * any loss is written off, so that no loan's pledge changes its worth between two lots.
 */
record Settlement(Book book, Market.Open market, Facts facts) {

  /** A lot that was sold, and its loan before. */
  private record Sold(LiquidationId liquidation, Valuation before, SaleBooking.Sale sale) {}

  /**
   * Where something stands against the sale of every lot, the batch waits; where it stands against
   * some, these go another way.
   */
  Decision clear(Running running) {
    var early = running.auction().objection(facts.now());
    if (early.isPresent()) return reject(early.get());
    var lots = running.auction().lots();
    var hindered = lots.stream().filter(lot -> hindrance(lot).isPresent()).toList();
    if (hindered.size() == lots.size()) return reject(hindrance(lots.getFirst()).orElseThrow());
    var booking = new SaleBooking(new Draft(book), market, facts);
    for (var lot : lots)
      if (hindered.contains(lot)) booking.withdraw(lot.liquidation(), Offer.End.UNSOLD);
      else if (hasHealed(loan(book, lot.liquidation())))
        booking.settle(loan(book, lot.liquidation()), lot.liquidation());
    var left = left(booking, running.id());
    if (!left.isEmpty()) sell(booking, running.id(), running.auction().offering(left));
    return booking.draft().accepted();
  }

  private boolean hasHealed(Loan.Open loan) {
    return !SaleLine.of(market.terms().ladder(), loan, facts.now())
        .isAbove(valuation(book, loan).health());
  }

  private Optional<Rejection> hindrance(BatchLot lot) {
    var loan = loan(book, lot.liquidation());
    return Liquidation.barred(book, loan, facts)
        .or(() -> Assessment.of(book, market, facts).objection(loan, Action.LIQUIDATE));
  }

  /** What of the lots still in the batch can be sold; those of which nothing can are taken out. */
  private List<BatchLot> left(SaleBooking booking, BatchId batch) {
    if (!(booking.draft().batches(batch) instanceof Running(_, var auction, _))) return List.of();
    var left = new ArrayList<BatchLot>();
    var liquidity = booking.reserve(auction.terms().collateral().id()).liquidity();
    for (var lot : auction.lots()) {
      var loan = loan(booking.draft(), lot.liquidation());
      var quantity = available(valuation(booking.draft(), loan), lot, auction.terms(), liquidity);
      if (quantity.isZero()) booking.withdraw(lot.liquidation(), Offer.End.UNSOLD);
      else {
        left.add(new BatchLot(lot.liquidation(), quantity));
        liquidity =
            liquidity.minus(quantity.minusOrZero(loan.collateralOf(auction.terms().collateral())));
      }
    }
    return left;
  }

  /**
   * No more than the loan still has, and than brings at the least price all that it still owes.
   *
   * @param liquidity what is there to redeem pledged shares with
   */
  private static Amount available(
      Valuation loan, BatchLot lot, BatchTerms terms, Amount liquidity) {
    var nothing = terms.collateral().zero();
    if (!loan.positions()
        .keySet()
        .containsAll(List.of(terms.collateral().id(), terms.payment().id()))) return nothing;
    var collateral = loan.position(terms.collateral().id());
    var debt = loan.position(terms.payment().id()).debt();
    if (debt.isZero()) return nothing;
    var wanted = SaleBooking.wanted(debt, collateral, loan.incentive(collateral));
    return lot.quantity()
        .min(
            collateral.held().plus(collateral.collateral().minus(collateral.held()).min(liquidity)))
        .min(terms.enoughFor(wanted));
  }

  private void sell(SaleBooking booking, BatchId batch, BatchAuction auction) {
    var clearing = auction.clear();
    booking
        .draft()
        .note(
            new BatchCleared(
                market.id(),
                batch,
                clearing.price(),
                auction.bids(),
                clearing.fills(),
                clearing.parts(),
                facts.now()));
    var till = new Till(booking.draft(), facts.now());
    clearing.fills().forEach(fill -> settle(till, batch, fill));
    var sold = new ArrayList<Sold>();
    for (var part : clearing.parts())
      if (part.sold().isZero()) booking.withdraw(part.liquidation(), Offer.End.UNSOLD);
      else sold.add(sell(booking, batch, part));
    for (var lot : sold)
      booking.settle(lot.liquidation().loan(), lot.liquidation(), lot.before(), lot.sale());
  }

  private static void settle(Till till, BatchId batch, Clearing.Fill fill) {
    if (fill.bought().isZero()) {
      till.releaseEscrow(fill.keeper(), batch.text());
      return;
    }
    till.payFromEscrow(fill.keeper(), batch.text(), fill.paid());
    till.credit(fill.keeper(), batch.text(), fill.bought());
  }

  private Sold sell(SaleBooking booking, BatchId batch, Clearing.Part part) {
    var draft = booking.draft();
    var open = (Liquidation.Open) draft.liquidation(part.liquidation());
    var loan = loan(draft, open.id());
    var before = valuation(draft, loan);
    var payment = part.proceeds().token();
    var owed = loan.debtOf(booking.reserve(payment.id()), facts.now());
    var collateral = before.position(part.sold().token().id());
    var split =
        SaleBooking.split(
            part.proceeds(),
            open.batched().orElseThrow().due(),
            owed,
            collateral,
            before.incentive(collateral));
    var evidence =
        booking.sell(loan, open.id(), part.sold(), split.repaid(), split.fee(), split.surplus());
    draft
        .note(
            new LotCleared(
                market.id(),
                open.id(),
                batch,
                part.sold(),
                part.proceeds(),
                booking.atOracle(part.sold(), payment),
                split.repaid(),
                split.fee(),
                split.surplus(),
                evidence,
                facts.now()))
        .note(new OfferEnded(market.id(), open.id(), batch.text(), Offer.End.SOLD, facts.now()));
    return new Sold(
        open.id(), before, new SaleBooking.Sale(part.sold(), owed.minus(split.repaid())));
  }

  private static Loan.Open loan(Book book, LiquidationId liquidation) {
    return (Loan.Open) book.loan(liquidation.loan());
  }

  private Valuation valuation(Book at, Loan.Open loan) {
    return Assessment.of(at, market, facts).valuation(loan).orElseThrow();
  }
}

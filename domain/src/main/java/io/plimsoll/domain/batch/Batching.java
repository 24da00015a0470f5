package io.plimsoll.domain.batch;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.Caps;
import io.plimsoll.domain.auction.Holes;
import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchEvent.BatchDissolved;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchEvent.LotRemoved;
import io.plimsoll.domain.batch.BatchRejection.BatchAwaitsClearing;
import io.plimsoll.domain.batch.BatchRejection.BatchEnded;
import io.plimsoll.domain.batch.BatchRejection.BatchUnknown;
import io.plimsoll.domain.batch.BatchRejection.BidOfNothing;
import io.plimsoll.domain.batch.Batches.Running;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.keeper.Till;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotBatched;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Batches of the desk. Collateral stays with its loan until the batch is cleared; what a bid costs
 * at its limit is set aside from the keeper's funds until then.
 */
public record Batching(Book book, Market.Open market, Facts facts) {

  public static Decision decide(Book book, BatchCommand command, Facts facts) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    var batch = command.batch();
    var batches = book.batches(batch);
    if (!(batches instanceof Running running && running.id().equals(batch)))
      return reject(batches.hasEnded(batch) ? new BatchEnded(batch) : new BatchUnknown(batch));
    return switch (command) {
      case PlaceBid c -> new Batching(book, market, facts).bid(running, c);
      case ClearBatch _ -> new Settlement(book, market, facts).clear(running);
    };
  }

  /**
   * Puts a case's lot into the open batch of the same collateral and payment, or opens one: as much
   * as brings what is wanted at the least price, and fits under the caps at that price. All of it
   * goes, beyond the caps, where a part would leave less than a step may; where the part itself
   * would be less, it waits.
   */
  public Decision enter(Draft draft, Liquidation.Open open, Loan.Open loan, Lot lot) {
    var collateral = lot.quantity().token();
    var payment = lot.debtToCover().token();
    return switch (draft.batches(collateral.id(), payment.id())) {
      case Running(var id, var auction, _) when auction.isOver(facts.now()) ->
          reject(new BatchAwaitsClearing(id, auction.terms().endsAt()));
      case Running(var id, var auction, _) ->
          enter(
              draft,
              open,
              loan,
              part(draft, lot, auction.terms()),
              share -> new LotAdded(market.id(), id, share, facts.now()));
      case Batches.Idle(var held) -> {
        var oracle =
            facts
                .prices()
                .of(collateral.id())
                .orElseThrow()
                .in(facts.prices().of(payment.id()).orElseThrow());
        var plan = market.terms().selling().batch().orElseThrow();
        var terms = plan.terms(collateral, payment, oracle, facts.now());
        var id = BatchId.of(market.id(), collateral.id(), payment.id(), held + 1);
        yield enter(
            draft,
            open,
            loan,
            part(draft, lot, terms),
            share -> new BatchOpened(market.id(), id, terms, oracle, share, facts.now()));
      }
    };
  }

  /** How much of a lot goes into a batch. */
  private sealed interface Fitting {}

  /**
   * @param due debt that it is to pay
   */
  private record Part(Amount quantity, Amount due) implements Fitting {}

  private record NoRoom(Rejection reason) implements Fitting {}

  private Fitting part(Book now, Lot lot, BatchTerms terms) {
    var all = new Part(lot.quantity().min(terms.enoughFor(lot.wanted())), lot.debtToCover());
    var caps = new Caps(now, market, facts);
    var collateral = (Reserve.Listed) now.reserve(terms.collateral().id());
    if (!caps.bound(collateral)) return all;
    var debt = facts.prices().of(terms.payment().id()).orElseThrow();
    return switch (caps.holes(collateral, debt)) {
      case Caps.Unpriced(var asset) -> new NoRoom(new PriceMissing(asset));
      case Caps.Known(var holes) -> part(all, holes, terms, debt);
    };
  }

  private Fitting part(Part all, Holes holes, BatchTerms terms, Price debt) {
    var limit = holes.limit();
    if (limit.isPresent()) return new NoRoom(limit.get());
    var quantity = all.quantity().min(terms.within(holes.room()));
    if (quantity.equals(all.quantity())) return all;
    if (quantity.isZero()) return new NoRoom(new LimitReached(holes.market(), holes.asset()));
    var due =
        terms
            .payment()
            .units(
                Rounding.DOWN.mulDiv(all.due().units(), quantity.units(), all.quantity().units()));
    var least = debt.worth(market.terms().liquidation().minimumLeftover(), Rounding.UP);
    if (least.exceeds(all.due().minus(due))) return all;
    return least.exceeds(due)
        ? new NoRoom(new AuctionTooSmall(due, least))
        : new Part(quantity, due);
  }

  private Decision enter(
      Draft draft,
      Liquidation.Open open,
      Loan.Open loan,
      Fitting fitting,
      Function<BatchLot, BatchEvent> entry) {
    return switch (fitting) {
      case NoRoom(var reason) -> reject(reason);
      case Part part ->
          enter(draft, open, loan, part, entry.apply(new BatchLot(open.id(), part.quantity())));
    };
  }

  private Decision enter(
      Draft draft, Liquidation.Open open, Loan.Open loan, Part part, BatchEvent entry) {
    return draft
        .note(entry)
        .note(
            new LotBatched(
                market.id(),
                open.id(),
                entry.batch(),
                part.quantity(),
                part.due(),
                Assessment.of(book, market, facts).evidence(loan, loan),
                facts.now()))
        .accepted();
  }

  private Decision bid(Running running, PlaceBid c) {
    var auction = running.auction();
    var terms = auction.terms();
    if (!(book.keeper(c.keeper()) instanceof Keeper.Registered keeper))
      return reject(new KeeperUnknown(market.id(), c.keeper()));
    var collateral = (Reserve.Listed) book.reserve(terms.collateral().id());
    if (c.amount() instanceof Quantity.Exactly(var whole) && whole.signum() == 0)
      return reject(new BidOfNothing(c.keeper()));
    var objection =
        collateral
            .objection(c.amount())
            .or(() -> own(auction, c))
            .or(() -> keeper.objection(market.terms().keepers().orElseThrow()))
            .or(() -> standstill(terms));
    if (objection.isPresent()) return reject(objection.get());
    var bid = new Bid(c.keeper(), c.limit(), collateral.amount(c.amount(), auction.quantity()));
    var against = auction.objection(bid, keeper.fundsOf(terms.payment()), facts.now());
    if (against.isPresent()) return reject(against.get());
    var draft = new Draft(book);
    var escrow = auction.escrow(bid);
    new Till(draft, facts.now()).escrow(c.keeper(), running.id().text(), escrow);
    return draft
        .note(new BidPlaced(market.id(), running.id(), bid, escrow, facts.now()))
        .accepted();
  }

  /** Whoever owes buys nothing of what she owes for. */
  private Optional<Rejection> own(BatchAuction auction, PlaceBid c) {
    return auction.lots().stream()
        .map(lot -> (Loan.Open) book.loan(lot.liquidation().loan()))
        .filter(loan -> loan.borrower().text().equals(c.keeper().text()))
        .findFirst()
        .map(loan -> new SelfLiquidation(loan.id(), c.keeper()));
  }

  private Optional<Rejection> standstill(BatchTerms terms) {
    return Stream.of(terms.collateral(), terms.payment())
        .map(token -> (Reserve.Listed) book.reserve(token.id()))
        .flatMap(reserve -> reserve.standstill().stream())
        .<Rejection>map(reason -> reason)
        .findFirst();
  }

  /**
   * Takes a case's lot out of its batch. The others go on; with the last the batch ends, and what
   * was set aside for bids is free again.
   */
  public static void takeOut(Draft draft, BatchId batch, LiquidationId liquidation, Instant now) {
    if (!(draft.batches(batch) instanceof Running(var id, var auction, _)) || !id.equals(batch))
      return;
    var lot = auction.lot(liquidation);
    if (lot.isEmpty()) return;
    if (auction.lots().size() > 1) {
      draft.note(new LotRemoved(draft.id(), batch, lot.get(), now));
      return;
    }
    draft.note(new BatchDissolved(draft.id(), batch, lot.get(), now));
    var till = new Till(draft, now);
    auction.bids().forEach(bid -> till.releaseEscrow(bid.keeper(), batch.text()));
  }

  /** The batch that a case has its lot in, if its window is over. */
  public static Optional<BatchId> overdue(Book book, LiquidationId liquidation, Facts facts) {
    return book.liquidation(liquidation) instanceof Liquidation.Open open
        ? open.batched()
            .map(offer -> offer.batch())
            .filter(
                batch ->
                    book.batches(batch) instanceof Running running
                        && running.auction().isOver(facts.now()))
        : Optional.empty();
  }
}

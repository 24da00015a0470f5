package io.plimsoll.domain.auction;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.Till;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleBooking;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import java.util.Optional;

/** Decides what keepers take from an auction, and books what was taken. */
record Taking(Auctioning desk) {

  Decision take(Running running, TakeLot c) {
    var loan = (Loan.Open) desk.book().loan(running.loan());
    var reserve = (Reserve.Listed) desk.book().reserve(running.lot().token().id());
    var objection =
        reserve
            .objection(c.amount())
            .or(() -> Buyer.stranger(desk.book(), desk.market(), c.keeper()))
            .or(() -> desk.objection(loan, c.keeper()));
    if (objection.isPresent()) return reject(objection.get());
    var decision = desk.auctioneer(reserve, running.tab().token(), c.keeper()).take(running, c);
    if (!(decision instanceof Accepted(var events))) return decision;
    var taken = (LotTaken) events.getFirst();
    if (taken.bought().isZero()) return reject(new AmountTooSmall(taken.bought()));
    var unpayable =
        Buyer.of(desk.book(), desk.market(), c.keeper())
            .flatMap(buyer -> buyer.objection(taken.paid()))
            .or(() -> undeliverable(loan, taken.bought(), running.claimedLot()));
    if (unpayable.isPresent()) return reject(unpayable.get());
    var draft = new Draft(desk.book());
    events.forEach(draft::note);
    return sell(draft, loan, taken);
  }

  /**
   * Why a loan cannot give so much of its collateral now: its borrower may have paid another debt
   * with pledged shares meanwhile, and some may be claimed by others.
   */
  Optional<Rejection> undeliverable(Loan.Open loan, Amount bought, Amount claimed) {
    var asset = bought.token().id();
    var saleable =
        loan.backing().contains(asset)
            ? valuation(loan).position(asset).saleable().minusOrZero(claimed)
            : bought.token().zero();
    return bought.exceeds(saleable)
        ? Optional.of(new LiquidityShort(bought, saleable))
        : Optional.empty();
  }

  private Valuation valuation(Loan.Open loan) {
    return Assessment.of(desk.book(), desk.market(), desk.facts()).valuation(loan).orElseThrow();
  }

  /**
   * Books a take, and what became of auction and case with it.
   *
   * @param draft in which the auction knows of the take
   */
  Decision sell(Draft draft, Loan.Open loan, LotTaken taken) {
    var now = desk.facts().now();
    var market = desk.market().id();
    var before = valuation(loan);
    var isLast = draft.auction(taken.auction()) instanceof Auction.Ended;
    var booking = desk.booking(draft);
    var open = (Liquidation.Open) draft.liquidation(loan.liquidation().orElseThrow());
    var offer = open.auction().orElseThrow();
    var owed = loan.debtOf(booking.reserve(taken.paid().token().id()), now);
    var split = Proceeds.of(taken.paid(), offer, owed);
    var evidence =
        booking.sell(loan, open.id(), taken.bought(), split.repaid(), split.fee(), split.surplus());
    Buyer.of(desk.book(), desk.market(), taken.keeper())
        .ifPresent(_ -> settle(new Till(draft, now), taken, split));
    booking
        .teller()
        .endRaising(
            taken.bought().token().id(),
            taken.auction(),
            isLast ? taken.paid().plus(taken.tabLeft()) : taken.paid());
    draft.note(
        new LotAuctioned(
            market,
            open.id(),
            taken.auction(),
            taken.keeper(),
            taken.bought(),
            taken.paid(),
            booking.atOracle(taken.bought(), taken.paid().token()),
            split.rewards(),
            split.rewardsLeft(),
            split.repaid(),
            split.fee(),
            split.surplus(),
            evidence,
            now));
    if (isLast) draft.note(new OfferEnded(market, open.id(), offer.id(), Offer.End.SOLD, now));
    return booking
        .settle(
            loan.id(),
            open.id(),
            before,
            new SaleBooking.Sale(taken.bought(), owed.minus(split.repaid())))
        .accepted();
  }

  /**
   * What passes through the desk: the price out of the keeper's funds, lot and rewards into them.
   */
  private static void settle(Till till, LotTaken taken, Proceeds split) {
    var sale = taken.auction().text();
    till.pay(taken.keeper(), sale, taken.paid());
    till.credit(taken.keeper(), sale, taken.bought());
    for (var reward : split.rewards())
      if (till.draft().keeper(reward.keeper()) instanceof Keeper.Registered)
        till.credit(reward.keeper(), sale, reward.amount());
  }
}

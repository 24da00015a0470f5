package io.plimsoll.domain.auction;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.Auction.Claim;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnpaid;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperRejection.KeepersNotAdmitted;
import io.plimsoll.domain.keeper.Till;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides about claims: a keeper fixes price and quantity of a part of an auction, brings the money
 * within the market's payment window, and loses the least bond if it does not. Until then the part
 * is nobody else's. A keeper has one claim at a time in a market, so that one bond stands for one
 * claim; and whoever could not be delivered to loses nothing.
 */
public record Claiming(Auctioning desk) {

  Decision claim(Running running, ClaimLot c) {
    var terms = desk.market().terms().keepers();
    if (terms.isEmpty()) return reject(new KeepersNotAdmitted(c.market()));
    var loan = loan(running);
    var reserve = reserve(running);
    var objection =
        reserve
            .objection(c.amount())
            .or(() -> Buyer.stranger(desk.book(), desk.market(), c.keeper()))
            .or(() -> desk.objection(loan, c.keeper()))
            .or(() -> keeper(c.keeper()).objection(terms.get()))
            .or(() -> unpaid(keeper(c.keeper())));
    if (objection.isPresent()) return reject(objection.get());
    var decision = auctioneer(running, c.keeper()).claim(running, c, terms.get().paymentWindow());
    if (!(decision instanceof Accepted(var events))) return decision;
    var claimed = (LotClaimed) events.getFirst();
    if (claimed.lot().isZero()) return reject(new AmountTooSmall(claimed.lot()));
    var undeliverable = new Taking(desk).undeliverable(loan, claimed.lot(), running.claimedLot());
    if (undeliverable.isPresent()) return reject(undeliverable.get());
    var draft = new Draft(desk.book()).note(claimed);
    new Till(draft, now())
        .escrow(c.keeper(), reference(c.auction(), claimed.claim()), claimed.due().token().zero());
    return draft.accepted();
  }

  /** By which a keeper's account knows the claim: {@code L1.2-3/1}. */
  private static String reference(AuctionId auction, int claim) {
    return auction.text() + "/" + claim;
  }

  private Optional<Rejection> unpaid(Keeper.Registered keeper) {
    return keeper
        .claim()
        .map(
            reference -> {
              var slash = reference.lastIndexOf('/');
              var auction = new AuctionId(reference.substring(0, slash));
              var number = Integer.parseInt(reference.substring(slash + 1));
              var claim = ((Running) desk.book().auction(auction)).claim(number).orElseThrow();
              return new ClaimUnpaid(keeper.id(), auction, number, claim.due(), claim.until());
            });
  }

  Decision pay(Running running, PayClaim c) {
    var open = running.claim(c.claim());
    if (open.isEmpty()) return reject(running.notOpen(c.claim()));
    var claim = open.get();
    if (claim.isOverdue(now()))
      return reject(new ClaimOverdue(c.auction(), c.claim(), claim.until(), now()));
    var objection =
        hindrance(running, claim)
            .or(() -> keeper(claim.keeper()).objection(claim.due()).map(short_ -> short_));
    if (objection.isPresent()) return reject(objection.get());
    var taken =
        new LotTaken(
            c.market(),
            c.auction(),
            running.loan(),
            claim.keeper(),
            claim.price(),
            claim.due(),
            claim.lot(),
            running.tab(),
            running.lot(),
            now());
    var draft =
        new Draft(desk.book())
            .note(
                new ClaimPaid(
                    c.market(),
                    c.auction(),
                    running.loan(),
                    claim.keeper(),
                    c.claim(),
                    claim.due(),
                    claim.lot(),
                    now()));
    new Till(draft, now()).releaseEscrow(claim.keeper(), reference(c.auction(), c.claim()));
    draft.note(taken);
    if (draft.auction(c.auction()) instanceof Running left && left.isLast(taken))
      draft.note(Auctioneer.ended(taken));
    return new Taking(desk).sell(draft, loan(running), taken);
  }

  Decision lapse(Running running, LapseClaim c) {
    var open = running.claim(c.claim());
    if (open.isEmpty()) return reject(running.notOpen(c.claim()));
    var claim = open.get();
    if (!claim.isOverdue(now()))
      return reject(new ClaimNotOverdue(c.auction(), c.claim(), claim.until()));
    var draft = new Draft(desk.book());
    if (hindrance(running, claim).isPresent()) {
      free(draft, running, claim, now());
      return draft.accepted();
    }
    var till = new Till(draft, now());
    var bond = keeper(claim.keeper()).bond();
    var least = desk.market().terms().keepers().orElseThrow().leastBond(bond.token());
    var reference = reference(c.auction(), c.claim());
    draft.note(
        new ClaimLapsed(
            c.market(),
            c.auction(),
            running.loan(),
            claim.keeper(),
            c.claim(),
            claim.due(),
            claim.lot(),
            least.min(bond),
            running.tab().plus(claim.due()),
            running.lot().plus(claim.lot()),
            now()));
    till.releaseEscrow(claim.keeper(), reference);
    till.slash(claim.keeper(), reference, least);
    return draft.accepted();
  }

  /** Why the desk could not deliver now, whatever the keeper has. */
  private Optional<Rejection> hindrance(Running running, Claim claim) {
    return auctioneer(running, claim.keeper())
        .halted(running.id())
        .<Rejection>map(halted -> halted)
        .or(() -> desk.objection(loan(running), claim.keeper()))
        .or(
            () ->
                new Taking(desk)
                    .undeliverable(loan(running), claim.lot(), running.lot().token().zero()));
  }

  /**
   * Lets every keeper off who has claimed something of an auction that ends.
   *
   * @return the auction with nothing claimed
   */
  public static Running freeAll(Draft draft, Running running, Instant now) {
    for (var claim : running.claims())
      free(draft, (Running) draft.auction(running.id()), claim, now);
    return (Running) draft.auction(running.id());
  }

  private static void free(Draft draft, Running running, Claim claim, Instant now) {
    draft.note(
        new ClaimFreed(
            running.market(),
            running.id(),
            running.loan(),
            claim.keeper(),
            claim.number(),
            claim.due(),
            claim.lot(),
            running.tab().plus(claim.due()),
            running.lot().plus(claim.lot()),
            now));
    new Till(draft, now).releaseEscrow(claim.keeper(), reference(running.id(), claim.number()));
  }

  private Auctioneer auctioneer(Running running, KeeperId keeper) {
    return desk.auctioneer(reserve(running), running.tab().token(), keeper);
  }

  private Reserve.Listed reserve(Running running) {
    return (Reserve.Listed) desk.book().reserve(running.lot().token().id());
  }

  private Loan.Open loan(Running running) {
    return (Loan.Open) desk.book().loan(running.loan());
  }

  private Keeper.Registered keeper(KeeperId keeper) {
    return (Keeper.Registered) desk.book().keeper(keeper);
  }

  private Instant now() {
    return desk.facts().now();
  }
}

package io.plimsoll.application.liquidation;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Auctioning;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.Call;
import java.time.Instant;
import java.util.List;

/** What a liquidation needs next. */
sealed interface Step {

  /**
   * An order has no last word yet.
   *
   * @param named when it was ordered
   */
  record Settle(SaleOrder order, Instant named, Instant now) implements Step {}

  /** A keeper has not paid in time for what it claimed. */
  record Lapse(AuctionId auction, int claim) implements Step {}

  /** Nothing can be taken from an auction until it is started again. */
  record Restart(AuctionId auction) implements Step {}

  /**
   * An auction was started again as often as it may be, or the loan has nothing of its lot left.
   */
  record GiveUp(AuctionId auction) implements Step {}

  /** Keepers were invited to call, and their time is over. */
  record EndInvitation() implements Step {}

  /**
   * The lot to try first at the head; none where nothing backs the loan any more, or venues are not
   * asked.
   *
   * @param isPaced whether one lot may be preferred to another
   */
  record Sell(List<Lot> lots, boolean isPaced) implements Step {}

  /** The loan is at the ladder's exit or above. */
  record Heal() implements Step {}

  /**
   * Closed, at auction, in a batch, between two slices, or sold for now; or the desk takes the loan
   * over and sells nothing of it; or nothing can be said without a price.
   */
  record Over() implements Step {}

  static Step of(Book book, LiquidationId id, Facts facts) {
    if (!(book.liquidation(id) instanceof Liquidation.Open open
        && book.market() instanceof Market.Open market
        && book.loan(open.loan()) instanceof Loan.Open loan)) return new Over();
    if (open.order().isPresent())
      return new Settle(open.order().get(), open.offeredAt().orElseThrow(), facts.now());
    var valuation = Assessment.of(book, market, facts).valuation(loan);
    if (valuation.isEmpty()) return new Over();
    var line = SaleLine.of(market.terms().ladder(), loan, facts.now());
    if (!line.isAbove(valuation.get().health())) return new Heal();
    if (market.profile().call() == Call.ABSORPTION) return new Over();
    if (open.auction().isPresent())
      return tend(new Auctioning(book, market, facts), open.auction().get(), facts.now());
    if (open.batched().isPresent()) return new Over();
    if (open.called().isPresent())
      return facts.now().isBefore(open.called().get().until()) ? new Over() : new EndInvitation();
    var lots = Liquidation.lots(valuation.get(), facts);
    if (lots.isEmpty() && !loan.backing().isEmpty()) return new Over();
    if (open.waiting(valuation.get(), facts.now()).isPresent()
        && lots.stream().noneMatch(Lot::isSetOff)) return new Over();
    var selling = market.terms().selling();
    return new Sell(
        selling.offers(Mechanism.DIRECT_SALE) ? lots : List.of(),
        selling.guards().pacing().isPresent());
  }

  /** Whoever has claimed something may pay; what else there is to do waits. */
  private static Step tend(Auctioning desk, Offer.Auctioned offer, Instant now) {
    var claims = desk.claims(offer.auction());
    var overdue = claims.stream().filter(claim -> claim.isOverdue(now)).findFirst();
    if (overdue.isPresent()) return new Lapse(offer.auction(), overdue.get().number());
    if (!claims.isEmpty()) return new Over();
    if (!desk.isBacked(offer.auction())) return new GiveUp(offer.auction());
    if (desk.resetCause(offer.auction()).isEmpty()) return new Over();
    return offer.resets() < desk.mostResets(offer.auction())
        ? new Restart(offer.auction())
        : new GiveUp(offer.auction());
  }
}

package io.plimsoll.domain.auction;

import static io.plimsoll.domain.auction.AuctionDecision.accept;
import static io.plimsoll.domain.auction.AuctionDecision.refuse;

import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRefusal.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRefusal.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRefusal.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRefusal.CannotReset;
import io.plimsoll.domain.auction.AuctionRefusal.NeedsReset;
import io.plimsoll.domain.auction.AuctionRefusal.NoPartialPurchase;
import io.plimsoll.domain.auction.AuctionRefusal.NothingToAuction;
import io.plimsoll.domain.auction.AuctionRefusal.PriceInvalid;
import io.plimsoll.domain.auction.AuctionRefusal.StartPriceZero;
import io.plimsoll.domain.auction.AuctionRefusal.TooExpensive;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;
import java.time.Duration;

/**
 * Decides about auctions as Maker's Dog and Clipper, the checks in their order: where two rules
 * stand against a command, the same one is named.
 */
record Auctioneer(AuctionFacts facts) {

  /**
   * As {@code Dog.bark}: what fits under the caps; all, beyond the caps, where the loan would be
   * left with dust; and nothing where the part itself were dust.
   */
  AuctionDecision start(StartAuction c) {
    var limit = facts.holes().limit();
    if (limit.isPresent()) return refuse(limit.get());
    var sizes = facts.terms().sizes();
    var loan = new Seizable(c.owed(), c.collateral());
    var fitting = loan.within(facts.holes().room(), sizes.penalty());
    if (loan.isAll(fitting) || loan.leavesDust(fitting, sizes.minimumDebt()))
      return start(c, loan, c.owed().shares());
    var due = c.owed().worth(fitting);
    return sizes.minimumDebt().exceeds(due)
        ? refuse(new AuctionTooSmall(due, sizes.minimumDebt()))
        : start(c, loan, fitting);
  }

  /** As {@code Clipper.kick}. */
  private AuctionDecision start(StartAuction c, Seizable loan, BigInteger shares) {
    var terms = facts.terms();
    var due = c.owed().worth(shares);
    var tab = terms.sizes().tab(due);
    var lot = shares.signum() == 0 ? c.collateral().token().zero() : loan.lot(shares);
    if (lot.isZero()) return refuse(new NothingToAuction(tab, lot));
    if (facts.breaker().halts(Breaker.STARTS_HALTED))
      return refuse(new AuctionHalted(c.auction(), facts.breaker()));
    if (tab.isZero()) return refuse(new NothingToAuction(tab, lot));
    if (facts.oraclePrice().isEmpty()) return refuse(new PriceInvalid(c.collateral().token().id()));
    var oraclePrice = facts.oraclePrice().get();
    var startPrice = terms.startPrice(oraclePrice);
    if (startPrice.units().signum() == 0)
      return refuse(new StartPriceZero(oraclePrice, terms.startFactor()));
    return accept(
        new AuctionStarted(
            c.market(),
            c.auction(),
            c.loan(),
            c.keeper(),
            shares,
            due,
            tab,
            lot,
            oraclePrice,
            startPrice,
            terms.floor(oraclePrice),
            terms.incentive().forStart(tab),
            facts.now()));
  }

  /** As {@code Clipper.take}. */
  AuctionDecision take(Auction auction, TakeLot c) {
    if (facts.breaker().halts(Breaker.TAKES_HALTED))
      return refuse(new AuctionHalted(c.auction(), facts.breaker()));
    if (!(auction instanceof Running running)) return refuse(new AuctionNotRunning(c.auction()));
    var terms = facts.terms();
    var cause = running.resetCause(terms, facts.now());
    if (cause.isPresent()) return refuse(new NeedsReset(c.auction(), cause.get()));
    var price = running.price(terms, facts.now());
    if (price.compareTo(c.maxPrice()) > 0)
      return refuse(new TooExpensive(c.auction(), price, c.maxPrice()));
    var smallest = terms.sizes().smallestRemainder();
    return Purchase.of(running.tab(), running.lot(), running.priced(price), c.amount(), smallest)
        .map(purchase -> take(running, c, purchase))
        .orElseGet(() -> refuse(new NoPartialPurchase(c.auction(), running.tab(), smallest)));
  }

  private AuctionDecision take(Running running, TakeLot c, Purchase purchase) {
    var tabLeft = running.tab().minus(purchase.paid());
    var lotLeft = running.lot().minus(purchase.bought());
    var taken =
        new LotTaken(
            c.market(),
            c.auction(),
            running.loan(),
            c.keeper(),
            running.price(facts.terms(), facts.now()),
            purchase.paid(),
            purchase.bought(),
            tabLeft,
            lotLeft,
            facts.now());
    if (!tabLeft.isZero() && !lotLeft.isZero()) return accept(taken);
    return accept(
        taken,
        new AuctionEnded(c.market(), c.auction(), running.loan(), tabLeft, lotLeft, facts.now()));
  }

  /** As {@code Clipper.redo}: tab and lot stay as they are. */
  AuctionDecision reset(Auction auction, ResetAuction c) {
    if (facts.breaker().halts(Breaker.RESETS_HALTED))
      return refuse(new AuctionHalted(c.auction(), facts.breaker()));
    if (!(auction instanceof Running running)) return refuse(new AuctionNotRunning(c.auction()));
    var terms = facts.terms();
    var cause = running.resetCause(terms, facts.now());
    if (cause.isEmpty())
      return refuse(
          new CannotReset(
              c.auction(),
              Duration.between(running.startedAt(), facts.now()),
              running.price(terms, facts.now()),
              terms.reset()));
    if (facts.oraclePrice().isEmpty()) return refuse(new PriceInvalid(running.lot().token().id()));
    var oraclePrice = facts.oraclePrice().get();
    var startPrice = terms.startPrice(oraclePrice);
    if (startPrice.units().signum() == 0)
      return refuse(new StartPriceZero(oraclePrice, terms.startFactor()));
    var lotValue = running.priced(oraclePrice).cost(running.lot(), Rounding.DOWN);
    return accept(
        new AuctionReset(
            c.market(),
            c.auction(),
            running.loan(),
            c.keeper(),
            cause.get(),
            oraclePrice,
            startPrice,
            terms.floor(oraclePrice),
            terms.incentive().forReset(running.tab(), lotValue, terms.sizes().smallestRemainder()),
            facts.now()));
  }

  /** As {@code Clipper.yank}, which no breaker halts. */
  AuctionDecision cancel(Auction auction, CancelAuction c) {
    return auction instanceof Running running
        ? accept(
            new AuctionCancelled(
                c.market(), c.auction(), running.loan(), running.tab(), running.lot(), facts.now()))
        : refuse(new AuctionNotRunning(c.auction()));
  }
}

package io.plimsoll.domain.auction;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.Auction.Unopened;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.AllClaimed;
import io.plimsoll.domain.auction.AuctionRejection.AuctionAlreadyStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.CannotReset;
import io.plimsoll.domain.auction.AuctionRejection.NeedsReset;
import io.plimsoll.domain.auction.AuctionRejection.NoPartialPurchase;
import io.plimsoll.domain.auction.AuctionRejection.NothingToAuction;
import io.plimsoll.domain.auction.AuctionRejection.PriceInvalid;
import io.plimsoll.domain.auction.AuctionRejection.StartPriceZero;
import io.plimsoll.domain.auction.AuctionRejection.TooExpensive;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides about auctions as Maker's Dog and Clipper, the checks in their order: where two rules
 * stand against a command, the same one is named.
 */
public record Auctioneer(AuctionFacts facts) {

  /**
   * As {@code Dog.bark}: what fits under the caps; all, beyond the caps, where the loan would be
   * left with dust; and nothing where the part itself were dust.
   */
  public Decision start(Auction auction, Consignment c, Holes holes) {
    if (!(auction instanceof Unopened)) return reject(new AuctionAlreadyStarted(c.auction()));
    var limit = holes.limit();
    if (limit.isPresent()) return reject(limit.get());
    var sizes = facts.terms().sizes();
    var fitting = c.within(holes.room(), sizes.penalty());
    if (c.isAll(fitting) || c.leavesDust(fitting, sizes.minimumDebt()))
      return start(c, c.owed().shares());
    var due = c.owed().worth(fitting);
    return sizes.minimumDebt().exceeds(due)
        ? reject(new AuctionTooSmall(due, sizes.minimumDebt()))
        : start(c, fitting);
  }

  /** As {@code Clipper.kick}. */
  private Decision start(Consignment c, BigInteger shares) {
    var terms = facts.terms();
    var due = c.owed().worth(shares);
    var tab = terms.sizes().tab(due);
    var lot = c.lot(shares);
    if (lot.isZero()) return reject(new NothingToAuction(tab, lot));
    if (facts.breaker().halts(Breaker.STARTS_HALTED))
      return reject(new AuctionHalted(c.auction(), facts.breaker()));
    if (tab.isZero()) return reject(new NothingToAuction(tab, lot));
    if (facts.oraclePrice().isEmpty()) return reject(new PriceInvalid(c.collateral().token().id()));
    var oraclePrice = facts.oraclePrice().get();
    var startPrice = terms.startPrice(oraclePrice);
    if (startPrice.units().signum() == 0)
      return reject(new StartPriceZero(oraclePrice, terms.startFactor()));
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
  public Decision take(Auction auction, TakeLot c) {
    return buy(
        auction,
        c.auction(),
        c.amount(),
        c.maxPrice(),
        (running, price, purchase) -> take(running, c, price, purchase));
  }

  /** What a take would buy now, to be paid for within a window. */
  Decision claim(Auction auction, ClaimLot c, Duration window) {
    return buy(
        auction,
        c.auction(),
        c.amount(),
        c.maxPrice(),
        (running, price, purchase) ->
            accept(
                new LotClaimed(
                    c.market(),
                    c.auction(),
                    running.loan(),
                    c.keeper(),
                    running.claimsMade() + 1,
                    price,
                    purchase.paid(),
                    purchase.bought(),
                    facts.now().plus(window),
                    running.tab().minus(purchase.paid()),
                    running.lot().minus(purchase.bought()),
                    facts.now())));
  }

  /** Whether takes are halted, and with them payments for what was claimed. */
  Optional<AuctionHalted> halted(AuctionId auction) {
    return facts.breaker().halts(Breaker.TAKES_HALTED)
        ? Optional.of(new AuctionHalted(auction, facts.breaker()))
        : Optional.empty();
  }

  /** What becomes of a purchase that nothing stands against. */
  private interface Buying {
    Decision of(Running running, Ray price, Purchase purchase);
  }

  private Decision buy(
      Auction auction, AuctionId id, Quantity amount, Ray maxPrice, Buying buying) {
    var halted = halted(id);
    if (halted.isPresent()) return reject(halted.get());
    if (!(auction instanceof Running running)) return reject(new AuctionNotRunning(id));
    if (running.isAllClaimed())
      return reject(new AllClaimed(id, running.firstClaimUntil().orElseThrow()));
    var terms = facts.terms();
    var cause = running.resetCause(terms, facts.now());
    if (cause.isPresent()) return reject(new NeedsReset(id, cause.get()));
    var price = running.price(terms, facts.now());
    if (price.compareTo(maxPrice) > 0) return reject(new TooExpensive(id, price, maxPrice));
    var smallest = terms.sizes().smallestRemainder();
    var wanted = amount(amount, running.lot());
    return Purchase.of(running.tab(), running.lot(), running.priced(price), wanted, smallest)
        .map(purchase -> buying.of(running, price, purchase))
        .orElseGet(() -> reject(new NoPartialPurchase(id, running.tab(), smallest)));
  }

  private static Amount amount(Quantity quantity, Amount lot) {
    return switch (quantity) {
      case Quantity.Exactly(var whole) ->
          lot.token().units(whole.movePointRight(lot.token().decimals()).toBigIntegerExact());
      case Quantity.Everything _ -> lot;
      case Quantity.Shares _ -> throw new IllegalArgumentException("A lot has no shares");
    };
  }

  private Decision take(Running running, TakeLot c, Ray price, Purchase purchase) {
    var taken =
        new LotTaken(
            c.market(),
            c.auction(),
            running.loan(),
            c.keeper(),
            price,
            purchase.paid(),
            purchase.bought(),
            running.tab().minus(purchase.paid()),
            running.lot().minus(purchase.bought()),
            facts.now());
    return running.isLast(taken) ? accept(taken, ended(taken)) : accept(taken);
  }

  static AuctionEnded ended(LotTaken last) {
    return new AuctionEnded(
        last.market(), last.auction(), last.loan(), last.tabLeft(), last.lotLeft(), last.at());
  }

  /** As {@code Clipper.redo}: tab and lot stay as they are. */
  public Decision reset(Auction auction, ResetAuction c) {
    if (facts.breaker().halts(Breaker.RESETS_HALTED))
      return reject(new AuctionHalted(c.auction(), facts.breaker()));
    if (!(auction instanceof Running running)) return reject(new AuctionNotRunning(c.auction()));
    var terms = facts.terms();
    var cause = running.resetCause(terms, facts.now());
    if (cause.isEmpty())
      return reject(
          new CannotReset(
              c.auction(),
              Duration.between(running.startedAt(), facts.now()),
              running.price(terms, facts.now()),
              terms.reset()));
    if (facts.oraclePrice().isEmpty()) return reject(new PriceInvalid(running.lot().token().id()));
    var oraclePrice = facts.oraclePrice().get();
    var startPrice = terms.startPrice(oraclePrice);
    if (startPrice.units().signum() == 0)
      return reject(new StartPriceZero(oraclePrice, terms.startFactor()));
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
  public Decision cancel(Auction auction, CancelAuction c) {
    return auction instanceof Running running
        ? accept(running.cancelled(facts.now()))
        : reject(new AuctionNotRunning(c.auction()));
  }
}

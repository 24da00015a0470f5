package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionFacts;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Auctioneer;
import io.plimsoll.domain.auction.Consignment;
import io.plimsoll.domain.auction.Hole;
import io.plimsoll.domain.auction.Holes;
import io.plimsoll.domain.auction.Owed;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.Optional;

/** One auction by the desk's own decisions; the reader says what time it is. */
final class FallingPrice {

  private static final Token LOT = new Token("LOT", 18);
  private static final Token DEBT = new Token("DEBT", 18);
  private static final MarketId MARKET = new MarketId("paper");
  private static final AuctionId AUCTION = new AuctionId("1");
  private static final KeeperId KEEPER = new KeeperId("keeper");

  private final AuctionTerms terms;
  private Auction auction = new Auction.Unopened();

  FallingPrice(PriceCurve curve, ResetRule rule, String oraclePrice, String buffer) {
    this(curve, rule, oraclePrice, buffer, "1", "1");
  }

  FallingPrice(
      PriceCurve curve,
      ResetRule rule,
      String oraclePrice,
      String buffer,
      String lot,
      String debt) {
    terms =
        new AuctionTerms(
            Ray.of(buffer),
            curve,
            rule,
            Sizes.of(Wad.ONE, DEBT.zero()),
            new Incentive(DEBT.zero(), Wad.ZERO),
            Optional.empty());
    var owed = Amount.of(debt, DEBT);
    var room = new Hole(owed.plus(owed), DEBT.zero());
    var consigned =
        new Consignment(
            MARKET, AUCTION, new LoanId("L1"), KEEPER, Owed.of(owed), Amount.of(lot, LOT));
    done(decider(0, oraclePrice).start(auction, consigned, new Holes(room, room)));
  }

  Running running() {
    return (Running) auction;
  }

  double price(long second) {
    return number(running().price(terms, at(second)));
  }

  boolean needsReset(long second) {
    return running().resetCause(terms, at(second)).isPresent();
  }

  /**
   * @param amount of the lot, at most
   * @param limit empty: whatever it costs
   */
  LotTaken take(long second, Quantity amount, Optional<String> limit) {
    var most = limit.map(Ray::of).orElseGet(() -> running().price(terms, at(second)));
    var command = new TakeLot(MARKET, AUCTION, KEEPER, amount, most);
    return (LotTaken) done(decider(second, "1").take(auction, command));
  }

  AuctionReset reset(long second, String oraclePrice) {
    var command = new ResetAuction(MARKET, AUCTION, KEEPER);
    return (AuctionReset) done(decider(second, oraclePrice).reset(auction, command));
  }

  static double number(Ray price) {
    return Double.parseDouble(price.decimal());
  }

  private Auctioneer decider(long second, String oraclePrice) {
    return new Auctioneer(
        new AuctionFacts(
            at(second), Optional.of(Ray.of(oraclePrice)), terms, Breaker.NOTHING_HALTED));
  }

  /** The first of what was decided; what follows ends the auction. */
  private AuctionEvent done(Decision decision) {
    if (!(decision instanceof Decision.Accepted(var events)))
      throw new IllegalStateException("The desk refused: " + decision);
    var first = (AuctionEvent) events.getFirst();
    auction = Auction.evolve(auction, first);
    return first;
  }

  private static Instant at(long second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}

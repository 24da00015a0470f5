package io.plimsoll.domain.auction;

import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One auction in words. WETH is at 2,000 USDC and starts 20 % above it; the price falls in a
 * straight line to 0 within an hour. An auction raises 13 % more than is owed, runs for 50 minutes
 * or down to 30 % of its start, and is not started on, nor leaves of a loan, less than 1,000 USDC.
 */
final class AuctionRoom {

  static final Instant START = Instant.parse("2021-01-11T12:00:00Z");
  static final AuctionId A1 = new AuctionId("A1");
  static final KeeperId KIRA = new KeeperId("kira");

  private AuctionTerms terms =
      new AuctionTerms(
          Ray.of("1.2"),
          new PriceCurve.Linear(Duration.ofHours(1)),
          new ResetRule(Duration.ofMinutes(50), Ray.of("0.3")),
          Sizes.of(Wad.of("1.13"), amount("1000 USDC")),
          new Incentive(amount("0 USDC"), Wad.ZERO),
          Optional.empty());
  private Holes holes =
      new Holes(
          new Hole(amount("1000000 USDC"), USDC.zero()),
          new Hole(amount("100000 USDC"), USDC.zero()));
  private Breaker breaker = Breaker.NOTHING_HALTED;
  private Optional<Ray> oraclePrice = Optional.of(Ray.of("2000"));
  private Instant now = START;
  private Auction auction = new Auction.Unopened();
  private final List<AuctionEvent> events = new ArrayList<>();

  static AuctionRoom room() {
    return new AuctionRoom();
  }

  /** With all of 10 WETH up for 16,000 USDC: 18,080 to raise, from 2,400 a WETH. */
  static AuctionRoom running() {
    return room().given(start("16000 USDC", "10 WETH"));
  }

  static Consignment start(String debt, String collateral) {
    return new Consignment(MAIN, A1, L1, KIRA, Owed.of(amount(debt)), amount(collateral));
  }

  static TakeLot take(String amount) {
    return take(amount, "1000000");
  }

  static TakeLot take(String amount, String maxPrice) {
    return new TakeLot(MAIN, A1, KIRA, quantity(amount), Ray.of(maxPrice));
  }

  static ResetAuction reset() {
    return new ResetAuction(MAIN, A1, KIRA);
  }

  static CancelAuction cancel() {
    return new CancelAuction(MAIN, A1);
  }

  AuctionRoom rewarding(String tip, String chip) {
    return by(
        new AuctionTerms(
            terms.startFactor(),
            terms.curve(),
            terms.reset(),
            terms.sizes(),
            new Incentive(amount(tip), Wad.of(chip)),
            terms.floorFactor()));
  }

  AuctionRoom floored(String factor) {
    return by(
        new AuctionTerms(
            terms.startFactor(),
            terms.curve(),
            terms.reset(),
            terms.sizes(),
            terms.incentive(),
            Optional.of(Ray.of(factor))));
  }

  AuctionRoom by(AuctionTerms newTerms) {
    terms = newTerms;
    return this;
  }

  AuctionRoom capped(String market, String asset) {
    holes = new Holes(holes.market().capped(amount(market)), holes.asset().capped(amount(asset)));
    return this;
  }

  AuctionRoom halted(Breaker level) {
    breaker = level;
    return this;
  }

  AuctionRoom priced(String price) {
    oraclePrice = Optional.of(Ray.of(price));
    return this;
  }

  AuctionRoom unpriced() {
    oraclePrice = Optional.empty();
    return this;
  }

  AuctionRoom after(Duration time) {
    now = now.plus(time);
    return this;
  }

  AuctionRoom given(Consignment consignment) {
    return given(decide(consignment));
  }

  AuctionRoom given(AuctionCommand command) {
    return given(decide(command));
  }

  private AuctionRoom given(Decision decision) {
    switch (decision) {
      case Accepted(var more) -> note(more);
      case Rejected(var reason) -> throw new AssertionError("Refused: " + reason);
    }
    return this;
  }

  void refuses(Consignment consignment, AuctionRejection reason) {
    assertThat(decide(consignment)).isEqualTo(new Rejected(reason));
  }

  void refuses(AuctionCommand command, AuctionRejection reason) {
    assertThat(decide(command)).isEqualTo(new Rejected(reason));
  }

  Decision decide(Consignment consignment) {
    return auctioneer().start(auction, consignment, holes);
  }

  Decision decide(AuctionCommand command) {
    return switch (command) {
      case TakeLot c -> auctioneer().take(auction, c);
      case ResetAuction c -> auctioneer().reset(auction, c);
      case CancelAuction c -> auctioneer().cancel(auction, c);
      case StartAuction _, ClaimLot _, PayClaim _, LapseClaim _ ->
          throw new IllegalArgumentException("A desk decides that, and not a room");
    };
  }

  private Auctioneer auctioneer() {
    return new Auctioneer(new AuctionFacts(now, oraclePrice, terms, breaker));
  }

  void note(List<Event> more) {
    for (var noted : more) {
      var event = (AuctionEvent) noted;
      auction = Auction.evolve(auction, event);
      holes = new Holes(holes.market().evolve(event), holes.asset().evolve(event));
      events.add(event);
    }
  }

  /** The last event of a kind. */
  <E extends AuctionEvent> E last(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  List<AuctionEvent> events() {
    return List.copyOf(events);
  }

  AuctionTerms terms() {
    return terms;
  }

  Auction auction() {
    return auction;
  }

  Auction.Running open() {
    return (Auction.Running) auction;
  }

  Ray price() {
    return open().price(terms, now);
  }

  Optional<ResetCause> resetCause() {
    return open().resetCause(terms, now);
  }

  Holes holes() {
    return holes;
  }

  Amount underAuction() {
    assertThat(holes.market().underAuction()).isEqualTo(holes.asset().underAuction());
    return holes.asset().underAuction();
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOpen;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnknown;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One Dutch auction, from its start to its end. */
public sealed interface Auction extends StreamState {

  record Unopened() implements Auction {}

  /**
   * A part of the lot that a keeper has fixed price and quantity of, and has not paid for yet.
   *
   * @param number 1, 2, 3, … within its auction
   * @param price debt tokens per whole collateral token
   * @param due to be paid for the lot
   * @param until from then on it is overdue
   */
  record Claim(int number, KeeperId keeper, Ray price, Amount due, Amount lot, Instant until) {

    public boolean isOverdue(Instant now) {
      return !now.isBefore(until);
    }
  }

  /**
   * @param tab left to raise, penalty included, without what is claimed
   * @param lot left on sale, without what is claimed
   * @param startedAt or started again
   * @param startPrice debt tokens per whole collateral token
   * @param floor a take below it is refused; empty: none
   * @param claims open ones, in the order they were made
   * @param claimsMade how many there have been
   */
  record Running(
      MarketId market,
      AuctionId id,
      LoanId loan,
      Amount tab,
      Amount lot,
      Instant startedAt,
      Ray startPrice,
      Optional<Ray> floor,
      List<Claim> claims,
      int claimsMade)
      implements Auction {

    public Running {
      claims = List.copyOf(claims);
    }

    /** An open claim. */
    public Optional<Claim> claim(int number) {
      return claims.stream().filter(claim -> claim.number() == number).findFirst();
    }

    /** Why a claim cannot be paid: there never was one, or it is not open any more. */
    public AuctionRejection notOpen(int number) {
      return number >= 1 && number <= claimsMade
          ? new ClaimNotOpen(id, number)
          : new ClaimUnknown(id, number, claimsMade);
    }

    /** What keepers have claimed and not paid for. */
    public Amount claimedLot() {
      return claims.stream().map(Claim::lot).reduce(lot.token().zero(), Amount::plus);
    }

    /** What they are to pay for it. */
    public Amount claimedTab() {
      return claims.stream().map(Claim::due).reduce(tab.token().zero(), Amount::plus);
    }

    /** Whether a take or a claim finds anything left to buy. */
    boolean isAllClaimed() {
      return !claims.isEmpty() && (tab.isZero() || lot.isZero());
    }

    /** Whether a take leaves nothing to sell or to raise, and nobody who may still pay. */
    boolean isLast(LotTaken taken) {
      return (taken.tabLeft().isZero() || taken.lotLeft().isZero()) && claims.isEmpty();
    }

    /** When the first open claim is overdue. */
    Optional<Instant> firstClaimUntil() {
      return claims.stream().map(Claim::until).min(Instant::compareTo);
    }

    /** Debt tokens per whole collateral token at a moment, by these terms; down. */
    public Ray price(AuctionTerms terms, Instant now) {
      return terms.curve().price(startPrice, age(now));
    }

    /** Why it has to be started again before anything is sold; empty while it sells. */
    public Optional<ResetCause> resetCause(AuctionTerms terms, Instant now) {
      return terms.reset().cause(age(now), price(terms, now), startPrice, floor);
    }

    LotPrice priced(Ray price) {
      return new LotPrice(price, lot.token(), tab.token());
    }

    /** It ends with nothing more sold, and nothing claimed. */
    public AuctionCancelled cancelled(Instant now) {
      return new AuctionCancelled(market, id, loan, tab, lot, now);
    }

    private long age(Instant now) {
      return Duration.between(startedAt, now).toSeconds();
    }

    private Running left(Amount tabLeft, Amount lotLeft) {
      return new Running(
          market, id, loan, tabLeft, lotLeft, startedAt, startPrice, floor, claims, claimsMade);
    }

    private Running restarted(AuctionReset reset) {
      return new Running(
          market,
          id,
          loan,
          tab,
          lot,
          reset.at(),
          reset.startPrice(),
          reset.floor(),
          claims,
          claimsMade);
    }

    private Running claimed(Claim made) {
      return claiming(Stream.concat(claims.stream(), Stream.of(made)).toList(), made.number());
    }

    private Running without(int number) {
      if (claim(number).isEmpty())
        throw new IllegalStateException("Claim %d of %s is not open".formatted(number, id));
      return claiming(
          claims.stream().filter(claim -> claim.number() != number).toList(), claimsMade);
    }

    private Running claiming(List<Claim> open, int made) {
      return new Running(market, id, loan, tab, lot, startedAt, startPrice, floor, open, made);
    }
  }

  record Ended(AuctionId id) implements Auction {}

  /**
   * The auction after one more event. @throws IllegalStateException if the event cannot follow it
   */
  static Auction evolve(Auction auction, AuctionEvent event) {
    return switch (event) {
      case AuctionStarted e when auction instanceof Unopened ->
          new Running(
              e.market(),
              e.auction(),
              e.loan(),
              e.tab(),
              e.lot(),
              e.at(),
              e.startPrice(),
              e.floor(),
              List.of(),
              0);
      case LotTaken e when auction instanceof Running running ->
          running.left(e.tabLeft(), e.lotLeft());
      case LotClaimed e when auction instanceof Running running ->
          running
              .left(e.tabLeft(), e.lotLeft())
              .claimed(new Claim(e.claim(), e.keeper(), e.price(), e.due(), e.lot(), e.until()));
      case ClaimPaid e when auction instanceof Running running -> running.without(e.claim());
      case ClaimLapsed e when auction instanceof Running running ->
          running.without(e.claim()).left(e.tabLeft(), e.lotLeft());
      case ClaimFreed e when auction instanceof Running running ->
          running.without(e.claim()).left(e.tabLeft(), e.lotLeft());
      case AuctionReset e when auction instanceof Running running -> running.restarted(e);
      case AuctionEnded e when auction instanceof Running -> new Ended(e.auction());
      case AuctionCancelled e when auction instanceof Running -> new Ended(e.auction());
      default -> throw new IllegalStateException(event + " cannot follow " + auction);
    };
  }
}

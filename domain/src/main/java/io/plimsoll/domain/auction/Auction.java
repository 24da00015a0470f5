package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One Dutch auction, from its start to its end. */
public sealed interface Auction extends StreamState {

  record Unopened() implements Auction {}

  /**
   * @param tab left to raise, penalty included
   * @param lot left on sale
   * @param startedAt or started again
   * @param startPrice debt tokens per whole collateral token
   * @param floor a take below it is refused; empty: none
   */
  record Running(
      MarketId market,
      AuctionId id,
      LoanId loan,
      Amount tab,
      Amount lot,
      Instant startedAt,
      Ray startPrice,
      Optional<Ray> floor)
      implements Auction {

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

    /** It ends with nothing more sold. */
    public AuctionCancelled cancelled(Instant now) {
      return new AuctionCancelled(market, id, loan, tab, lot, now);
    }

    private long age(Instant now) {
      return Duration.between(startedAt, now).toSeconds();
    }

    private Running left(Amount tabLeft, Amount lotLeft) {
      return new Running(market, id, loan, tabLeft, lotLeft, startedAt, startPrice, floor);
    }

    private Running restarted(AuctionReset reset) {
      return new Running(market, id, loan, tab, lot, reset.at(), reset.startPrice(), reset.floor());
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
              e.floor());
      case LotTaken e when auction instanceof Running running ->
          running.left(e.tabLeft(), e.lotLeft());
      case AuctionReset e when auction instanceof Running running -> running.restarted(e);
      case AuctionEnded e when auction instanceof Running -> new Ended(e.auction());
      case AuctionCancelled e when auction instanceof Running -> new Ended(e.auction());
      default -> throw new IllegalStateException(event + " cannot follow " + auction);
    };
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** What happened in an auction. Prices are debt tokens per whole collateral token. */
public sealed interface AuctionEvent extends Event {

  MarketId market();

  AuctionId auction();

  LoanId loan();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), auction());
  }

  /**
   * @param shares of the loan's debt that left it
   * @param due what they were worth: the debt without penalty
   * @param tab to raise: the debt with penalty
   * @param lot collateral that left the loan
   * @param oraclePrice on which the start price rests
   * @param incentive what the keeper earned
   */
  record AuctionStarted(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      BigInteger shares,
      Amount due,
      Amount tab,
      Amount lot,
      Ray oraclePrice,
      Ray startPrice,
      Optional<Ray> floor,
      Amount incentive,
      Instant at)
      implements AuctionEvent {}

  /**
   * @param tabLeft still to raise, without what is claimed
   * @param lotLeft still on sale, without what is claimed
   */
  record LotTaken(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      Ray price,
      Amount paid,
      Amount bought,
      Amount tabLeft,
      Amount lotLeft,
      Instant at)
      implements AuctionEvent {}

  /**
   * A keeper fixed price and quantity of a part, to pay for it later.
   *
   * @param claim 1, 2, 3, … within the auction
   * @param due to be paid for the part
   * @param lot the part
   * @param until from then on it is overdue
   * @param tabLeft to raise from others
   * @param lotLeft on sale to others
   */
  record LotClaimed(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      int claim,
      Ray price,
      Amount due,
      Amount lot,
      Instant until,
      Amount tabLeft,
      Amount lotLeft,
      Instant at)
      implements AuctionEvent {}

  /** The keeper paid in time; the take that follows has what it bought. */
  record ClaimPaid(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      int claim,
      Amount due,
      Amount lot,
      Instant at)
      implements AuctionEvent {}

  /**
   * The keeper did not pay in time; the part is on sale again.
   *
   * @param slashed what the keeper lost of its bond
   * @param tabLeft to raise, with what was due for the part
   * @param lotLeft on sale, with the part
   */
  record ClaimLapsed(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      int claim,
      Amount due,
      Amount lot,
      Amount slashed,
      Amount tabLeft,
      Amount lotLeft,
      Instant at)
      implements AuctionEvent {}

  /**
   * The keeper need not pay, and loses nothing: the auction ends before it could, or the desk could
   * not have delivered.
   *
   * @param tabLeft to raise, with what was due for the part
   * @param lotLeft on sale, with the part
   */
  record ClaimFreed(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      int claim,
      Amount due,
      Amount lot,
      Amount tabLeft,
      Amount lotLeft,
      Instant at)
      implements AuctionEvent {}

  record AuctionReset(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      ResetCause cause,
      Ray oraclePrice,
      Ray startPrice,
      Optional<Ray> floor,
      Amount incentive,
      Instant at)
      implements AuctionEvent {}

  /**
   * Everything was raised, or everything sold.
   *
   * @param unraised what nobody paid; zero if everything was raised
   * @param returned collateral that goes back to the borrower; zero if everything was sold
   */
  record AuctionEnded(
      MarketId market, AuctionId auction, LoanId loan, Amount unraised, Amount returned, Instant at)
      implements AuctionEvent {}

  /**
   * @param tab no longer to raise
   * @param lot no longer on sale
   */
  record AuctionCancelled(
      MarketId market, AuctionId auction, LoanId loan, Amount tab, Amount lot, Instant at)
      implements AuctionEvent {}
}

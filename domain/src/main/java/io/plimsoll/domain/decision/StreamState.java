package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;

/** What a stream's events add up to; immutable. */
public sealed interface StreamState
    permits Market, Reserve, LenderAccount, Loan, Liquidation, Auction, Batches, Keeper {

  /** The state of a stream without events. */
  static StreamState initial(StreamId stream) {
    return switch (stream.kind()) {
      case MARKET -> new Market.Unopened();
      case RESERVE -> new Reserve.Unlisted();
      case LENDER -> LenderAccount.EMPTY;
      case LOAN -> new Loan.Unopened();
      case LIQUIDATION -> new Liquidation.Unopened();
      case AUCTION -> new Auction.Unopened();
      case BATCH -> new Batches.Idle(0);
      case KEEPER -> new Keeper.Unregistered();
    };
  }

  /**
   * The state after one more event. @throws IllegalStateException if the event cannot follow the
   * state
   */
  static StreamState evolve(StreamState state, Event event) {
    return switch (event) {
      case MarketEvent e when state instanceof Market market -> Market.evolve(market, e);
      case ReserveEvent e when state instanceof Reserve reserve -> Reserve.evolve(reserve, e);
      case LenderEvent e when state instanceof LenderAccount account ->
          LenderAccount.evolve(account, e);
      case LoanEvent e when state instanceof Loan loan -> Loan.evolve(loan, e);
      case LiquidationEvent e when state instanceof Liquidation liquidation ->
          Liquidation.evolve(liquidation, e);
      case AuctionEvent e when state instanceof Auction auction -> Auction.evolve(auction, e);
      case BatchEvent e when state instanceof Batches batches -> Batches.evolve(batches, e);
      case KeeperEvent e when state instanceof Keeper keeper -> Keeper.evolve(keeper, e);
      default -> throw new IllegalStateException(event + " does not belong to " + state);
    };
  }
}

package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.AuctionCommand;
import io.plimsoll.domain.auction.Auctioning;
import io.plimsoll.domain.batch.BatchCommand;
import io.plimsoll.domain.batch.Batching;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperCommand;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.lender.LenderCommand;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand;

/** Every decision of the desk, by the family that decides it. */
public final class Desk {

  private Desk() {}

  /**
   * Decides a command against the streams of its market; pure: the same book, command and facts
   * give the same answer.
   */
  public static Decision decide(Book book, Command command, Facts facts) {
    return switch (command) {
      case MarketCommand c -> Market.decide(book, c, facts);
      case LenderCommand c -> LenderAccount.decide(book, c, facts);
      case LoanCommand c -> Loan.decide(book, c, facts);
      case LiquidationCommand c -> Liquidation.decide(book, c, facts);
      case AuctionCommand c -> Auctioning.decide(book, c, facts);
      case BatchCommand c -> Batching.decide(book, c, facts);
      case KeeperCommand c -> Keeper.decide(book, c, facts);
    };
  }
}

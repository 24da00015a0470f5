package io.plimsoll.domain.auction;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;

/** What the desk and keepers do about an auction. */
public sealed interface AuctionCommand {

  MarketId market();

  AuctionId auction();

  /**
   * Puts a loan's collateral up for its debt, as much of both as the caps leave room for. Whether
   * the loan may be liquidated is for the liquidation to know.
   *
   * @param keeper who earns the incentive
   */
  record StartAuction(
      MarketId market,
      AuctionId auction,
      LoanId loan,
      KeeperId keeper,
      Owed owed,
      Amount collateral)
      implements AuctionCommand {}

  /**
   * Buys at the price of the moment.
   *
   * @param amount most that is bought, in collateral
   * @param maxPrice most that is paid, in debt tokens per whole collateral token
   */
  record TakeLot(MarketId market, AuctionId auction, KeeperId keeper, Amount amount, Ray maxPrice)
      implements AuctionCommand {}

  /**
   * Starts an auction again at the oracle's price of now.
   *
   * @param keeper who earns the incentive
   */
  record ResetAuction(MarketId market, AuctionId auction, KeeperId keeper)
      implements AuctionCommand {}

  /** Ends an auction without a sale; the lot goes to whoever has it ended. */
  record CancelAuction(MarketId market, AuctionId auction) implements AuctionCommand {}
}

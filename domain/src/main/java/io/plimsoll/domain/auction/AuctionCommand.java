package io.plimsoll.domain.auction;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;

/** What the desk and keepers do about an auction. */
public sealed interface AuctionCommand extends Command {

  /**
   * Puts a loan below 1 up for auction, where its market sells so; opens its case if none is open.
   *
   * @param keeper who earns the incentive
   */
  record StartAuction(
      MarketId market, LoanId loan, KeeperId keeper, AssetId debtAsset, AssetId collateralAsset)
      implements AuctionCommand {}

  /**
   * Buys at the price of the moment.
   *
   * @param amount most that is bought, in collateral
   * @param maxPrice most that is paid, in debt tokens per whole collateral token
   */
  record TakeLot(MarketId market, AuctionId auction, KeeperId keeper, Quantity amount, Ray maxPrice)
      implements AuctionCommand {}

  /**
   * Fixes the price of the moment, to pay for it within the market's payment window.
   *
   * @param amount most that is claimed, in collateral
   * @param maxPrice most that is paid, in debt tokens per whole collateral token
   */
  record ClaimLot(
      MarketId market, AuctionId auction, KeeperId keeper, Quantity amount, Ray maxPrice)
      implements AuctionCommand {}

  /** Buys what was claimed, from the keeper's funds. */
  record PayClaim(MarketId market, AuctionId auction, int claim) implements AuctionCommand {}

  /** Ends a claim that was not paid in time. */
  record LapseClaim(MarketId market, AuctionId auction, int claim) implements AuctionCommand {}

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

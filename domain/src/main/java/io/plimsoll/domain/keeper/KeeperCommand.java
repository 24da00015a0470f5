package io.plimsoll.domain.keeper;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/** What a keeper does about its standing and its money in a market. */
public sealed interface KeeperCommand extends Command {

  KeeperId keeper();

  /**
   * @param bond of the asset that the market takes bonds in
   */
  record RegisterKeeper(MarketId market, KeeperId keeper, Quantity bond) implements KeeperCommand {}

  /** Adds to the bond, after a loss or ahead of one. */
  record AddBond(MarketId market, KeeperId keeper, Quantity amount) implements KeeperCommand {}

  record DepositFunds(MarketId market, KeeperId keeper, AssetId asset, Quantity amount)
      implements KeeperCommand {}

  /** Takes out of what is free: neither bond nor escrow. */
  record WithdrawFunds(MarketId market, KeeperId keeper, AssetId asset, Quantity amount)
      implements KeeperCommand {}

  /** Takes out bond and funds and is a stranger again; with nothing open only. */
  record LeaveMarket(MarketId market, KeeperId keeper) implements KeeperCommand {}
}

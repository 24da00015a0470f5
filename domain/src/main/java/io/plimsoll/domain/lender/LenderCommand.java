package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/** What a lender does. */
public sealed interface LenderCommand extends Command {

  AccountId account();

  AssetId asset();

  record Supply(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}

  /** Gives shares to another account; they go on earning there. */
  record TransferShares(
      MarketId market, AccountId account, AccountId to, AssetId asset, Quantity amount)
      implements LenderCommand {}

  /** Gives up shares so that the deficit they cover is gone. */
  record CoverDeficit(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}

  /** Credits what the treasury has earned to an account. */
  record CollectTreasury(MarketId market, AccountId account, AssetId asset)
      implements LenderCommand {}

  /** Brings first-loss capital for a reserve; it lies apart and is never lent. */
  record Stake(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}

  /** Announces that staked money will be taken out; one announced before counts no more. */
  record StartCooldown(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}

  /** Takes staked money out after the cooldown. */
  record WithdrawStake(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}

  record Withdraw(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}
}

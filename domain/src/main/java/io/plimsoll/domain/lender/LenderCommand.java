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

  record Withdraw(MarketId market, AccountId account, AssetId asset, Quantity amount)
      implements LenderCommand {}
}

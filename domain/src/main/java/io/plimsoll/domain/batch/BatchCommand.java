package io.plimsoll.domain.batch;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Wad;

/** What keepers and the desk do about a batch. */
public sealed interface BatchCommand extends Command {

  BatchId batch();

  /**
   * @param amount most that is bought, in collateral
   * @param limit most that is paid, in debt tokens per whole collateral token
   */
  record PlaceBid(MarketId market, BatchId batch, KeeperId keeper, Quantity amount, Wad limit)
      implements BatchCommand {}

  /** Sells what was bid for, once the window is over. */
  record ClearBatch(MarketId market, BatchId batch) implements BatchCommand {}
}

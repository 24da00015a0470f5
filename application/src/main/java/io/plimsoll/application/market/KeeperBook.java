package io.plimsoll.application.market;

import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/** Which keepers are registered in a market. */
public interface KeeperBook {

  /** In the order of their names, those after the cursor (a name). */
  Page<KeeperId> keepers(MarketId market, Optional<String> cursor, int limit);
}

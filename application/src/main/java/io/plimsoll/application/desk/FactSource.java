package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketId;

/** Where a lane gets the facts of the moment. */
public interface FactSource {

  Facts now(MarketId market);
}

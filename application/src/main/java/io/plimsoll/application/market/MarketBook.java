package io.plimsoll.application.market;

import io.plimsoll.domain.market.MarketId;
import java.util.List;

/** Which markets there are. */
public interface MarketBook {

  /** In the order of their names. */
  List<MarketId> markets();

  boolean isOpen(MarketId market);
}

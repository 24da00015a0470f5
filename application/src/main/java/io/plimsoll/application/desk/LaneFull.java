package io.plimsoll.application.desk;

import io.plimsoll.domain.market.MarketId;

/** More commands of a market are waiting than its lane takes; worth another try later. */
public final class LaneFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LaneFull(MarketId market, int waiting) {
    super("%d commands of market %s are waiting".formatted(waiting, market));
  }
}

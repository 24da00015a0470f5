package io.plimsoll.application.desk;

import io.plimsoll.domain.market.MarketId;

/**
 * What a market's lane stores cannot be stored now. Whether a command that was under way is carried
 * out is not known yet; asked again with its key, it is carried out once.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(MarketId market, Throwable cause) {
    super("The store of market %s cannot be reached".formatted(market), cause);
  }
}

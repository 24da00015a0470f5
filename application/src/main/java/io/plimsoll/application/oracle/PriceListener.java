package io.plimsoll.application.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.oracle.Price;

/**
 * Told of every price a market acts on from now on, before the market's loans are looked at; after
 * a start, first of those it acted on before.
 */
@FunctionalInterface
public interface PriceListener {

  void priced(MarketId market, Price price);
}

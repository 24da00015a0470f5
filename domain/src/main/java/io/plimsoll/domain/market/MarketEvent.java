package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.money.Token;
import java.time.Instant;

/** What happened to a market as a whole. */
public sealed interface MarketEvent extends Event {

  MarketId market();

  @Override
  default StreamId stream() {
    return StreamId.of(market());
  }

  record MarketOpened(MarketId market, Token base, MarketTerms terms, Instant at)
      implements MarketEvent {}

  record AssetListed(MarketId market, Token asset, Instant at) implements MarketEvent {}

  record CategoryDefined(MarketId market, Category category, Instant at) implements MarketEvent {}
}

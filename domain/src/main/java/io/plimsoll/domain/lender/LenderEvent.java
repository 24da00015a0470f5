package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;
import java.time.Instant;

/** What happened to a lender's account. */
public sealed interface LenderEvent extends Event {

  MarketId market();

  AccountId account();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), account());
  }

  record Supplied(MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}

  record Withdrawn(MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}
}

package io.plimsoll.domain.keeper;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a keeper in a market. A reference is the text by which whoever sold to the
 * keeper knows the sale: a lot, a bid, a case.
 */
public sealed interface KeeperEvent extends Event {

  MarketId market();

  KeeperId keeper();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), keeper());
  }

  record KeeperRegistered(MarketId market, KeeperId keeper, Amount bond, Instant at)
      implements KeeperEvent {}

  record BondAdded(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements KeeperEvent {}

  /** A claim was not honoured: a part of the bond is the treasury's. */
  record BondSlashed(MarketId market, KeeperId keeper, String reference, Amount amount, Instant at)
      implements KeeperEvent {}

  record FundsDeposited(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements KeeperEvent {}

  record FundsWithdrawn(MarketId market, KeeperId keeper, Amount amount, Instant at)
      implements KeeperEvent {}

  /** Free funds paid for something. */
  record FundsPaid(MarketId market, KeeperId keeper, String reference, Amount amount, Instant at)
      implements KeeperEvent {}

  /** A lot, a reward or change came to the free funds. */
  record FundsCredited(
      MarketId market, KeeperId keeper, String reference, Amount amount, Instant at)
      implements KeeperEvent {}

  /**
   * Free funds were set aside for something that is open from here on; possibly nothing of them.
   */
  record FundsEscrowed(
      MarketId market, KeeperId keeper, String reference, Amount amount, Instant at)
      implements KeeperEvent {}

  /** What was set aside is free again. */
  record EscrowReleased(
      MarketId market, KeeperId keeper, String reference, Amount amount, Instant at)
      implements KeeperEvent {}

  /**
   * What was set aside paid for what it was set aside for.
   *
   * @param returned the rest; it is free again
   */
  record EscrowPaid(
      MarketId market, KeeperId keeper, String reference, Amount paid, Amount returned, Instant at)
      implements KeeperEvent {}

  /**
   * The keeper left.
   *
   * @param paidOut bond and funds together, by asset
   */
  record KeeperDeparted(MarketId market, KeeperId keeper, List<Amount> paidOut, Instant at)
      implements KeeperEvent {
    public KeeperDeparted {
      paidOut = List.copyOf(paidOut);
    }
  }
}

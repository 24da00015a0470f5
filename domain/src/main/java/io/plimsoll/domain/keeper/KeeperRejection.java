package io.plimsoll.domain.keeper;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;

/** Why a keeper is refused. */
public sealed interface KeeperRejection extends Rejection {

  /** The market's terms say nothing of keepers. */
  record KeepersNotAdmitted(MarketId market) implements KeeperRejection {}

  /** Others in the market's books go by the name. */
  record KeeperNameReserved(KeeperId keeper) implements KeeperRejection {}

  record KeeperAlreadyRegistered(KeeperId keeper) implements KeeperRejection {}

  record KeeperUnknown(MarketId market, KeeperId keeper) implements KeeperRejection {}

  record BondTooSmall(KeeperId keeper, Amount bond, Amount minimum) implements KeeperRejection {}

  /**
   * @param available what is free
   */
  record FundsShort(KeeperId keeper, Amount requested, Amount available)
      implements KeeperRejection {}

  /**
   * Something of the keeper's is open.
   *
   * @param reference the first of what is open, by name
   * @param amount set aside for it; zero for a claim that nothing was set aside for
   */
  record EscrowOpen(KeeperId keeper, String reference, Amount amount) implements KeeperRejection {}
}

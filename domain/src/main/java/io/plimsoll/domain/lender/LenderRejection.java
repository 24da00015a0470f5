package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;

/** Why a lender is refused. */
public sealed interface LenderRejection extends Rejection {

  record BalanceExceeded(AccountId account, Amount requested, Amount balance)
      implements LenderRejection {}

  /** Nothing is staked that is worth a unit. */
  record NothingStaked(AccountId account) implements LenderRejection {}

  /**
   * @param available what is staked, or what of it has been announced
   */
  record StakeExceeded(AccountId account, Amount requested, Amount available)
      implements LenderRejection {}

  /** To take a stake out has not been announced. */
  record CooldownNotStarted(AccountId account) implements LenderRejection {}

  /**
   * @param until from when on it can be taken out
   */
  record StakeCooling(AccountId account, Instant until) implements LenderRejection {}

  /** "Everything" of nothing. */
  record NothingSupplied(AccountId account) implements LenderRejection {}
}

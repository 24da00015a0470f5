package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.money.Amount;

/** Why a lender is refused. */
public sealed interface LenderRejection extends Rejection {

  record BalanceExceeded(AccountId account, Amount requested, Amount balance)
      implements LenderRejection {}

  /** "Everything" of nothing. */
  record NothingSupplied(AccountId account) implements LenderRejection {}
}

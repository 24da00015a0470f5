package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;

/** What is bought and what is paid for it, at the oracle's prices. */
record Pair(Price collateral, Price debt) {

  /** Debt tokens per whole collateral token, down. */
  Ray price() {
    return collateral.in(debt);
  }

  /** Of a part of the collateral, in the debt asset; up. */
  Amount worth(Amount part) {
    return debt.exchange(part, collateral, Rounding.UP);
  }
}

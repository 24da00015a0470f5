package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.application.ledger.TrialBalance;

/** One asset's trial balance as the page shows it. */
public record BalancePicture(
    String asset, String debits, String credits, String difference, boolean balanced) {

  static BalancePicture of(TrialBalance balance) {
    return new BalancePicture(
        balance.asset().symbol(),
        Shown.whole(balance.debits(), balance.asset()),
        Shown.whole(balance.credits(), balance.asset()),
        Shown.whole(balance.difference(), balance.asset()),
        balance.difference().signum() == 0);
  }
}

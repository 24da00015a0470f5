package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.application.ledger.TrialBalance;
import java.math.BigDecimal;
import java.math.BigInteger;

/** One asset's trial balance as the page shows it. */
public record BalancePicture(
    String asset, String debits, String credits, String difference, boolean balanced) {

  static BalancePicture of(TrialBalance balance) {
    return new BalancePicture(
        balance.asset().symbol(),
        whole(balance, balance.debits()),
        whole(balance, balance.credits()),
        whole(balance, balance.difference()),
        balance.difference().signum() == 0);
  }

  private static String whole(TrialBalance balance, BigInteger units) {
    return Shown.number(new BigDecimal(units, balance.asset().decimals()));
  }
}

package io.plimsoll.application.ledger;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.ledger.TrialBalance.Sides;
import io.plimsoll.domain.ledger.LedgerAccount;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrialBalanceSpec {

  private final TrialBalance balance =
      new TrialBalance(
          USDC,
          new TreeMap<>(
              Map.of(
                  LedgerAccount.CASH, sides(900, 250),
                  LedgerAccount.SUPPLIER_CLAIMS, sides(100, 750))));

  @Test
  void an_account_stands_on_the_side_on_which_it_grows() {
    assertThat(balance.balanceOf(LedgerAccount.CASH)).isEqualTo(650);
    assertThat(balance.balanceOf(LedgerAccount.SUPPLIER_CLAIMS)).isEqualTo(650);
  }

  @Test
  void an_account_that_nothing_was_posted_to_stands_at_zero() {
    assertThat(balance.balanceOf(LedgerAccount.TREASURY)).isZero();
    assertThat(balance.sides(LedgerAccount.TREASURY)).isEqualTo(sides(0, 0));
  }

  @Test
  void debits_less_credits_are_the_same_for_all_accounts() {
    assertThat(balance.sides(LedgerAccount.SUPPLIER_CLAIMS).difference()).isEqualTo(-650);
    assertThat(balance.difference()).isZero();
  }

  private static Sides sides(long debits, long credits) {
    return new Sides(BigInteger.valueOf(debits), BigInteger.valueOf(credits));
  }
}

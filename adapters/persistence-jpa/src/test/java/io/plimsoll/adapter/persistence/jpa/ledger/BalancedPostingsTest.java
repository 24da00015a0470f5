package io.plimsoll.adapter.persistence.jpa.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger does not rely on the domain to balance what it posts. */
class BalancedPostingsTest {

  private static final Token USDC = new Token("USDC", 6);
  private static final StreamId STREAM = StreamId.of(new MarketId("main"), new AssetId("USDC"));

  @Test
  void debits_that_equal_credits_are_posted() {
    assertThatCode(() -> post("100.000001", "100.000001")).doesNotThrowAnyException();
  }

  @Test
  void one_unit_more_on_one_side_is_refused() {
    assertThatThrownBy(() -> post("100.000001", "100"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Version 7 of reserve:main:USDC posts 100000001 on the debit side and 100000000 on the credit side");
  }

  private static void post(String debit, String credit) {
    Bookkeeping.requireBalanced(
        STREAM,
        7,
        List.of(
            posting(LedgerAccount.CASH, true, debit),
            posting(LedgerAccount.TREASURY, false, credit)));
  }

  private static Posting posting(LedgerAccount account, boolean debit, String amount) {
    return new Posting(
        account, Optional.empty(), Posting.Cause.MOVEMENT, debit, Amount.of(amount, USDC));
  }
}

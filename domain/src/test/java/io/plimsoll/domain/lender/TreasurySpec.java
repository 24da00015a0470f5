package io.plimsoll.domain.lender;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.collect;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the treasury earned becomes shares of an account. */
class TreasurySpec {

  /** A tenth of a year's interest of 17,809.822916 on half a million has been booked. */
  private static DeskFixture afterAYear() {
    return desk()
        .given(deposit("1000 WETH"), draw("500000 USDC"))
        .after(Duration.ofDays(365))
        .given(supply("otto", "1 USDC"));
  }

  @Test
  void what_was_earned_goes_to_the_account_as_shares() {
    var desk = afterAYear();
    var earned = desk.reserve(USDC).treasury();
    desk.when(collect("treasury", "USDC"))
        .thenAccepted()
        .then(TreasuryCollected.class, SharesReceived.class);

    assertThat(earned).isBetween(amount("1780.982291 USDC"), amount("1780.982292 USDC"));
    assertThat(desk.balance("treasury", USDC)).isEqualTo(earned);
    assertThat(desk.reserve(USDC).treasury()).isEqualTo(USDC.zero());
  }

  @Test
  void collecting_books_no_interest_and_moves_no_rate() {
    var desk = afterAYear().after(Duration.ofDays(30));
    var before = desk.reserve(USDC).accrual();
    desk.given(collect("treasury", "USDC"));
    var after = desk.reserve(USDC).accrual();
    assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    assertThat(after.liquidityRate()).isEqualTo(before.liquidityRate());
    assertThat(after.borrowRate()).isEqualTo(before.borrowRate());
  }

  @Test
  void a_fee_in_kind_is_collected_too() {
    var desk =
        desk()
            .given(deposit("10 WETH"), draw("16000 USDC"))
            .priced("WETH", "1900")
            .given(call("max USDC", "WETH"), collect("treasury", "WETH"));
    assertThat(desk.balance("treasury", WETH)).isEqualTo(amount("0.021052631578947368 WETH"));
    desk.given(withdraw("treasury", "max WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(WETH.zero());
  }

  @Test
  void where_nothing_was_earned_nothing_happens() {
    var desk = afterAYear().given(collect("treasury", "USDC"));
    desk.when(collect("treasury", "USDC")).thenAccepted().then();
    desk.when(collect("treasury", "WETH")).thenAccepted().then();
  }

  @Test
  void collected_shares_earn_as_the_treasurys_own_did() {
    var left = afterAYear().after(Duration.ofDays(365));
    var collected = afterAYear().given(collect("treasury", "USDC")).after(Duration.ofDays(365));
    assertThat(collected.balance("treasury", USDC))
        .isEqualTo(
            left.reserve(USDC)
                .accruedTo(left.facts().now())
                .claim(left.reserve(USDC).accrual().treasuryShares()));
  }
}

package io.plimsoll.domain.lender;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.send;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.lender.LenderEvent.SharesSent;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shares that change hands without leaving the reserve. */
class ShareTransferSpec {

  private static final AccountId LENA = new AccountId("lena");

  /** Lena's million has earned for a year with half of it lent: 1,015,750 USDC. */
  private static DeskFixture afterAYear() {
    return desk().given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(365));
  }

  @Test
  void shares_go_from_one_account_to_another() {
    var desk = desk();
    desk.when(send("lena", "otto", "400 USDC"))
        .thenAccepted()
        .then(ClaimHandedOver.class, SharesSent.class, SharesReceived.class);
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("999600 USDC"));
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("400 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("1000000 USDC"));
  }

  @Test
  void shares_are_sent_up_so_that_the_amount_arrives() {
    var desk = afterAYear();
    var sent = desk.when(send("lena", "otto", "400 USDC")).thenAccepted().event(SharesSent.class);
    // 400 / 1.01575 = 393.797686...
    assertThat(sent.shares()).isEqualTo(393_797_687);
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("400 USDC"));
  }

  @Test
  void they_go_on_earning_where_they_are() {
    var desk = desk().given(send("lena", "otto", "1000 USDC"));
    desk.given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(365));
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("1015.75 USDC"));
  }

  @Test
  void everything_is_every_share() {
    var desk = afterAYear().given(send("lena", "otto", "max USDC"));
    assertThat(desk.book().account(LENA).sharesOf(USDC.id())).isZero();
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("1015750 USDC"));
    desk.when(send("lena", "otto", "max USDC")).thenRejected(new NothingSupplied(LENA));
  }

  @Test
  void nobody_sends_more_than_there_is() {
    desk()
        .when(send("lena", "otto", "1000000.000001 USDC"))
        .thenRejected(
            new BalanceExceeded(LENA, amount("1000000.000001 USDC"), amount("1000000 USDC")));
  }

  @Test
  void what_is_pledged_is_not_sent() {
    desk()
        .given(pledge("lena", "999999 USDC"))
        .when(send("lena", "otto", "2 USDC"))
        .thenRejected(new BalanceExceeded(LENA, amount("2 USDC"), amount("1 USDC")))
        .given(send("lena", "otto", "1 USDC"));
  }

  @Test
  void what_is_lent_can_be_sent_though_not_withdrawn() {
    var desk = desk().given(deposit("1000 WETH"), draw("1000000 USDC"));
    desk.given(send("lena", "otto", "1000000 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(USDC.zero());
  }

  @Test
  void to_oneself_nothing_is_sent() {
    var desk = desk();
    desk.when(send("lena", "lena", "400 USDC")).thenAccepted().then();
    desk.given(withdraw("lena", "1000000 USDC"));
    assertThat(new BigDecimal(desk.balance("lena", USDC).decimal())).isZero();
  }
}

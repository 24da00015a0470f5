package io.plimsoll.domain.lender;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.cover;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.DeficitBorne;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveRejection.NoDeficit;
import io.plimsoll.domain.testing.DeskFixture;
import org.junit.jupiter.api.Test;

/** Deficit is gone when somebody gives up shares for it. */
class DeficitCoverSpec {

  /** A loan was sold for too little: 761.904761 USDC will be paid by nobody. */
  private static DeskFixture inDeficit() {
    return desk()
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1600")
        .given(call("max USDC", "WETH"), supply("otto", "5000 USDC"));
  }

  @Test
  void shares_given_up_take_deficit_off() {
    var desk = inDeficit();
    desk.when(cover("otto", "500 USDC"))
        .thenAccepted()
        .then(DeficitCovered.class, DeficitBorne.class);
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("261.904761 USDC"));
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("4500 USDC"));
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("1000000 USDC"));
  }

  @Test
  void no_liquidity_moves() {
    var desk = inDeficit();
    var cash = desk.reserve(USDC).cash();
    desk.given(cover("otto", "500 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(cash);
  }

  @Test
  void no_more_is_given_up_than_there_is_deficit() {
    var desk = inDeficit().given(cover("otto", "4000 USDC"));
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(USDC.zero());
    assertThat(desk.balance("otto", USDC)).isEqualTo(amount("4238.095239 USDC"));
    desk.when(cover("otto", "1 USDC")).thenRejected(new NoDeficit(USDC.id()));
  }

  @Test
  void everything_is_the_whole_deficit() {
    var desk = inDeficit().given(cover("otto", "max USDC"));
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(USDC.zero());
  }

  @Test
  void nobody_gives_up_more_than_there_is() {
    var rita = new AccountId("rita");
    inDeficit()
        .given(supply("rita", "100 USDC"))
        .when(cover("rita", "max USDC"))
        .thenRejected(new BalanceExceeded(rita, amount("761.904761 USDC"), amount("100 USDC")));
  }

  @Test
  void where_nothing_is_missing_nothing_is_covered() {
    inDeficit().when(cover("lena", "1 DAI")).thenRejected(new NoDeficit(DAI.id()));
  }

  @Test
  void lenders_earn_nothing_on_deficit_and_all_again_once_it_is_covered() {
    var desk = inDeficit().given(deposit("100 WETH"), draw("50000 USDC"));
    var before = desk.reserve(USDC).accrual();
    desk.given(cover("otto", "max USDC"));
    var after = desk.reserve(USDC).accrual();
    assertThat(after.liquidityRate()).isGreaterThan(before.liquidityRate());
    assertThat(after.borrowRate()).isEqualTo(before.borrowRate());
  }
}

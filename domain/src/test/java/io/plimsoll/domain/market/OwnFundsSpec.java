package io.plimsoll.domain.market;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.asset;
import static io.plimsoll.domain.testing.DeskWords.contribute;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static io.plimsoll.domain.testing.DeskWords.withdrawReserves;
import static io.plimsoll.domain.testing.StoreDesk.storeDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.ReservesShort;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesWithdrawn;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the desk has of its own in a market, what is given to it and what is taken out. */
class OwnFundsSpec {

  @Test
  void of_an_asset_that_is_lent_cash_is_given() {
    var desk = storeDesk();
    desk.when(contribute("500 USDC")).thenAccepted().then(ReservesContributed.class);
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("1000500 USDC"));
    assertThat(desk.reserve(USDC).ownFunds()).isEqualTo(amount("500 USDC").units());
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("1000000 USDC"));
  }

  @Test
  void of_an_asset_that_is_only_collateral_stock_is_given() {
    var desk = storeDesk().given(contribute("3 WETH"));
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(amount("3 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(WETH.zero());
  }

  @Test
  void what_the_desk_has_can_be_taken_out_and_not_one_unit_more() {
    var desk = storeDesk().given(contribute("500 USDC"), contribute("3 WETH"));
    desk.when(withdrawReserves("500.000001 USDC"))
        .thenRejected(new ReservesShort(amount("500.000001 USDC"), amount("500 USDC")));
    desk.when(withdrawReserves("500 USDC")).thenAccepted().then(ReservesWithdrawn.class);
    desk.when(withdrawReserves("max USDC"))
        .thenRejected(new ReservesShort(USDC.zero(), USDC.zero()));
    desk.when(withdrawReserves("4 WETH"))
        .thenRejected(new ReservesShort(amount("4 WETH"), amount("3 WETH")))
        .given(withdrawReserves("max WETH"));
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(WETH.zero());
  }

  @Test
  void what_is_lent_cannot_be_taken_out_before_it_is_repaid() {
    var desk =
        storeDesk().given(contribute("1000 USDC"), deposit("1000 WETH"), draw("1000500 USDC"));
    desk.when(withdrawReserves("1000 USDC"))
        .thenRejected(new LiquidityShort(amount("1000 USDC"), amount("500 USDC")))
        .given(repay("500 USDC"), withdrawReserves("1000 USDC"));
    assertThat(desk.reserve(USDC).ownFunds()).isEqualTo(BigInteger.ZERO);
  }

  @Test
  void a_gift_moves_no_ones_interest_of_the_time_before() {
    var plain = desk().given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(100));
    var given =
        desk()
            .given(deposit("1000 WETH"), draw("500000 USDC"))
            .after(Duration.ofDays(100))
            .given(contribute("300000 USDC"));
    assertThat(given.balance("lena", USDC)).isEqualTo(plain.balance("lena", USDC));
    assertThat(given.debt(USDC)).isEqualTo(plain.debt(USDC));
    assertThat(given.reserve(USDC).borrowIndex())
        .isEqualTo(plain.reserve(USDC).accruedTo(plain.facts().now()).borrowIndex());
  }

  @Test
  void a_gift_is_no_lenders() {
    var desk = desk().given(contribute("300000 USDC"), withdraw("lena", "max USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("300000 USDC"));
    desk.given(withdrawReserves("300000 USDC"));
  }

  /** Claims of 9.9 units are told as 9, and a debt of 9.1 as 10: 1.8 units that are not there. */
  @Test
  void what_only_rounding_shows_cannot_be_taken_out() {
    var desk =
        desk()
            .given(deposit("1000 WETH"), draw("500000 USDC"))
            .after(Duration.ofDays(1))
            .given(withdrawReserves("max USDC"));
    assertThat(desk.reserve(USDC).ownFunds()).isEqualTo(2);
    desk.when(withdrawReserves("0.000001 USDC"))
        .thenRejected(new ReservesShort(amount("0.000001 USDC"), USDC.zero()));
  }

  /** A share of a pool asks for less than its part, because some shares are nobody's. */
  @Test
  void what_nobody_can_ask_for_stays_in_the_pool() {
    var desk =
        market(Profile.MORPHO_BLUE)
            .given(Listing.of(USDC).lending(0, 0).interest("0.8", "0.1", "0", "0").command())
            .given(Listing.of(WETH).lending(8_600, 8_600).bonus(0, 0).command())
            .priced("USDC", "1")
            .priced("WETH", "2000")
            .given(supply("lena", "1000 USDC"), openLoan(), deposit("10 WETH"), draw("900 USDC"))
            .after(Duration.ofDays(1_000));
    desk.when(withdrawReserves("0.000001 USDC"))
        .thenRejected(new ReservesShort(amount("0.000001 USDC"), USDC.zero()))
        .given(draw("100 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(USDC.zero());
  }

  @Test
  void an_asset_that_is_not_listed_takes_no_gift() {
    storeDesk().when(contribute("1 DAI")).thenRejected(new AssetUnknown(MAIN, asset("1 DAI")));
  }
}

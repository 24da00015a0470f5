package io.plimsoll.domain.lender;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.empty;
import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.units;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LenderSpec {

  private static final AccountId LENA = new AccountId("lena");
  private static final AccountId OTTO = new AccountId("otto");

  /** A year at half utilization has passed: a share of USDC is worth more than a unit. */
  private static DeskFixture afterAYear() {
    return desk().given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(365));
  }

  @Test
  void a_first_supply_mints_a_share_a_unit() {
    var desk = desk();
    var supplied =
        desk.when(supply("otto", "250.5 USDC"))
            .thenAccepted()
            .then(LiquiditySupplied.class, Supplied.class)
            .event(Supplied.class);

    assertThat(supplied.shares()).isEqualTo(250_500_000);
    assertThat(desk.book().account(OTTO).balance(desk.reserve(USDC)))
        .isEqualTo(amount("250.5 USDC"));
  }

  @Test
  void a_lender_earns_what_borrowers_pay_less_the_treasurys_share() {
    var desk = afterAYear().given(supply("otto", "1000 USDC"));
    var reserve = desk.reserve(USDC);

    // Half is lent at 1 % + 4 % x 50/80 = 3.5 %; nine tenths of 1.75 % on a million
    assertThat(desk.book().account(LENA).balance(reserve)).isEqualTo(amount("1015750 USDC"));
    // 500,000 x (1 + x + x²/2 + x³/6) with x = 3.5 %, up
    assertThat(reserve.debt()).isEqualTo(amount("517809.822917 USDC"));
    // A tenth of 17,809.822916 is 1,780.982292; cut to whole shares it is worth a unit less at most
    assertThat(reserve.treasury()).isBetween(units("1780982291", USDC), units("1780982292", USDC));
  }

  @Test
  void shares_are_minted_down_and_burned_up() {
    var desk = afterAYear();
    var supplied = desk.when(supply("otto", "1000 USDC")).thenAccepted().event(Supplied.class);
    var index = desk.reserve(USDC).liquidityIndex();
    var balance = desk.book().account(OTTO).balance(desk.reserve(USDC));
    var withdrawn = desk.when(withdraw("otto", "400 USDC")).thenAccepted().event(Withdrawn.class);

    assertThat(index.decimal()).isEqualTo("1.01575");
    // 1,000 / 1.01575 = 984.494216...
    assertThat(supplied.shares()).isEqualTo(984_494_216);
    assertThat(balance).isEqualTo(amount("999.999999 USDC"));
    // 400 / 1.01575 = 393.797686...
    assertThat(withdrawn.shares()).isEqualTo(393_797_687);
  }

  @Test
  void what_is_worth_no_share_is_refused() {
    afterAYear()
        .when(supply("otto", "0.000001 USDC"))
        .thenRejected(new AmountTooSmall(oneUnit(USDC)))
        .when(supply("otto", "max USDC"))
        .thenRejected(new AmountTooSmall(USDC.zero()));
  }

  @Test
  void what_could_not_be_booked_is_refused_for_that_though_the_asset_is_frozen_too() {
    afterAYear()
        .given(Listing.of(USDC).frozen().command())
        .when(supply("otto", oneUnit(USDC).toString()))
        .thenRejected(new AmountTooSmall(oneUnit(USDC)));
  }

  @Test
  void the_supply_cap_counts_lenders_and_collateral_together() {
    market()
        .given(Listing.of(WETH).supplyCap(amount("100 WETH")).command())
        .priced("WETH", "2000")
        .given(supply("lena", "60 WETH"), openLoan(), deposit("30 WETH"))
        .when(supply("otto", "10.000000000000000001 WETH"))
        .thenRejected(
            new SupplyCapExceeded(
                amount("10.000000000000000001 WETH"), amount("90 WETH"), amount("100 WETH")))
        .when(deposit("10.000000000000000001 WETH"))
        .thenRejected(
            new SupplyCapExceeded(
                amount("10.000000000000000001 WETH"), amount("90 WETH"), amount("100 WETH")))
        .given(supply("otto", "10 WETH"));
  }

  @Test
  void the_supply_cap_counts_what_the_treasury_earned() {
    var cap = amount("1018000 USDC");
    var desk = afterAYear().given(Listing.of(USDC).supplyCap(cap).command());
    var claims = desk.reserve(USDC).accruedTo(desk.facts().now()).broughtIn();
    var room = cap.minus(claims);
    assertThat(room).isBetween(amount("469 USDC"), amount("470 USDC"));
    desk.when(supply("otto", room.plus(oneUnit(USDC)).toString()))
        .thenRejected(new SupplyCapExceeded(room.plus(oneUnit(USDC)), claims, cap))
        .given(supply("otto", room.toString()));
  }

  @Test
  void a_lender_withdraws_all_and_not_one_unit_more() {
    var desk = desk().given(supply("otto", "100 USDC"));
    desk.when(withdraw("otto", "100.000001 USDC"))
        .thenRejected(new BalanceExceeded(OTTO, amount("100.000001 USDC"), amount("100 USDC")))
        .when(withdraw("otto", "100 USDC"))
        .thenAccepted()
        .then(LiquidityWithdrawn.class, Withdrawn.class);
    assertThat(desk.book().account(OTTO).shares()).isEmpty();
  }

  @Test
  void everything_burns_every_share() {
    var desk = afterAYear().given(supply("otto", "1000 USDC"));
    var withdrawn = desk.when(withdraw("otto", "max USDC")).thenAccepted().event(Withdrawn.class);

    assertThat(withdrawn.amount()).isEqualTo(amount("999.999999 USDC"));
    assertThat(desk.book().account(OTTO)).isEqualTo(LenderAccount.EMPTY);
    desk.when(withdraw("otto", "max USDC")).thenRejected(new NothingSupplied(OTTO));
  }

  @Test
  void what_is_lent_cannot_be_withdrawn() {
    var desk = desk().given(deposit("1000 WETH"), draw("900000 USDC"));
    desk.when(withdraw("lena", "max USDC"))
        .thenRejected(new LiquidityShort(amount("1000000 USDC"), amount("100000 USDC")))
        .when(withdraw("lena", "100000.000001 USDC"))
        .thenRejected(new LiquidityShort(amount("100000.000001 USDC"), amount("100000 USDC")))
        .given(withdraw("lena", "100000 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(USDC.zero());
  }

  @Test
  void collateral_is_never_paid_out_to_lenders() {
    desk()
        .given(supply("lena", "1 WETH"), deposit("50 WETH"), draw("1000 USDC"))
        .given(supply("otto", "1000000 DAI"))
        .when(withdraw("lena", "1.000000000000000001 WETH"))
        .thenRejected(
            new BalanceExceeded(LENA, amount("1.000000000000000001 WETH"), amount("1 WETH")))
        .given(withdraw("lena", "max WETH"));
  }

  @Test
  void an_account_holds_several_assets_apart() {
    var desk = desk().given(supply("lena", "2 WBTC"), withdraw("lena", "400000 DAI"));
    assertThat(desk.book().account(LENA).balance(desk.reserve(DAI)))
        .isEqualTo(amount("600000 DAI"));
    assertThat(desk.book().account(LENA).balance(desk.reserve(WBTC))).isEqualTo(amount("2 WBTC"));
  }

  @Test
  void an_amount_must_be_one() {
    var largest = new Amount(Reserve.LARGEST_AMOUNT, USDC);
    desk()
        .when(supply("otto", "0 USDC"))
        .thenRejected(new AmountNotPositive(USDC.id(), BigDecimal.ZERO))
        .when(withdraw("lena", "-1 USDC"))
        .thenRejected(new AmountNotPositive(USDC.id(), new BigDecimal("-1")))
        .when(supply("otto", "0.0000001 USDC"))
        .thenRejected(new TooManyDecimals(USDC.id(), new BigDecimal("0.0000001"), 6))
        .when(supply("otto", "1e-999999999 USDC"))
        .thenRejected(new TooManyDecimals(USDC.id(), new BigDecimal("1e-999999999"), 6))
        .when(supply("otto", "1e999999999 USDC"))
        .thenRejected(new AmountTooLarge(USDC.id(), new BigDecimal("1e999999999"), largest))
        .when(supply("otto", largest.decimal() + " USDC"))
        .thenAccepted();
    var more = new Amount(Reserve.LARGEST_AMOUNT.add(BigInteger.ONE), USDC).decimal();
    desk()
        .when(supply("otto", more + " USDC"))
        .thenRejected(new AmountTooLarge(USDC.id(), new BigDecimal(more), largest));
  }

  @Test
  void trailing_zeros_are_no_decimals() {
    desk().given(supply("otto", "1.500000000 USDC"), withdraw("otto", "15E-1 USDC"));
  }

  @Test
  void a_lender_needs_an_open_market_and_a_listed_asset() {
    empty().when(supply("lena", "1 USDC")).thenRejected(new MarketUnknown(MAIN));
    market().when(withdraw("lena", "1 USDC")).thenRejected(new AssetUnknown(MAIN, USDC.id()));
  }

  @Test
  void the_ledger_shows_what_a_lender_is_owed() {
    var desk = afterAYear().given(supply("otto", "1000 USDC"));
    var event =
        (LiquiditySupplied)
            desk.book().events().stream()
                .filter(LiquiditySupplied.class::isInstance)
                .toList()
                .getLast();
    // Interest since the draw and the 1,000 in one movement; what nobody can ask for are crumbs.
    assertThat(event.change().cash()).isEqualTo(1_000_000_000);
    assertThat(event.change().receivable()).isEqualTo(17_809_822_917L);
    assertThat(event.change().crumbs()).isNotNegative();
    assertThat(Rounding.DOWN.divide(event.change().claims(), BigInteger.valueOf(1_000_000)))
        .isEqualTo(16_749);
  }
}

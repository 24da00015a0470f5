package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.absorb;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static io.plimsoll.domain.testing.StoreDesk.collateral;
import static io.plimsoll.domain.testing.StoreDesk.storeDesk;
import static io.plimsoll.domain.testing.StoreDesk.underwater;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveEvent.SurplusCredited;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** How the desk takes a loan below 1 over, in a market that sells so. */
class AbsorptionSpec {

  @Test
  void all_collateral_becomes_stock_and_all_debt_is_gone() {
    var desk = underwater("1800");
    desk.when(absorb())
        .thenAccepted()
        .then(
            LiquidationOpened.class,
            LiquidationStarted.class,
            ReserveEvent.CollateralSeized.class,
            LoanEvent.CollateralSeized.class,
            ReserveEvent.DebtAbsorbed.class,
            LoanEvent.DebtAbsorbed.class,
            SurplusCredited.class,
            SharesReceived.class,
            LoanAbsorbed.class,
            LiquidationEnded.class,
            LiquidationClosed.class)
        .thenLoan("", "");
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(amount("10 WETH"));
    assertThat(desk.reserve(WETH).collateral()).isEqualTo(WETH.zero());
    assertThat(desk.reserve(USDC).debt()).isEqualTo(USDC.zero());
    assertThat(desk.book().liquidation(CASE))
        .isEqualTo(new Liquidation.Closed(CASE, L1, Outcome.ABSORBED));
  }

  /** 10 x 1,800 less 7 % are 16,740. */
  @Test
  void what_the_collateral_counts_for_beyond_the_debt_becomes_the_borrowers_claim() {
    var desk = underwater("1800");
    var absorbed = desk.when(absorb()).thenAccepted().event(LoanAbsorbed.class);
    assertThat(absorbed.seized()).containsExactly(amount("10 WETH"));
    assertThat(absorbed.credit()).isEqualTo(amount("16740 USD"));
    assertThat(absorbed.absorbed()).containsExactly(amount("16000 USDC"));
    assertThat(absorbed.surplus()).isEqualTo(amount("740 USDC"));
    assertThat(desk.balance("ana", USDC)).isEqualTo(amount("740 USDC"));
    desk.given(withdraw("ana", "max USDC"));
  }

  @Test
  void the_desks_own_funds_bear_what_the_collateral_does_not_count_for() {
    var desk = underwater("1500").given(absorb());
    assertThat(desk.balance("ana", USDC)).isEqualTo(USDC.zero());
    assertThat(desk.balance("lena", USDC)).isEqualTo(amount("1000000 USDC"));
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(USDC.zero());
    assertThat(desk.reserve(USDC).ownFunds()).isEqualTo(amount("16000 USDC").units().negate());
  }

  @Test
  void every_collateral_counts_less_its_own_bonus() {
    var absorbed =
        storeDesk()
            .given(collateral(Listing.of(WBTC)).bonus(1_000, 4_000).command())
            .given(deposit("5 WETH"), deposit("0.5 WBTC"), draw("20000 USDC"))
            .priced("WETH", "1000")
            .when(absorb())
            .thenAccepted()
            .event(LoanAbsorbed.class);
    // 5,000 x 93 % + 15,000 x 90 %
    assertThat(absorbed.credit()).isEqualTo(amount("18150 USD"));
    assertThat(absorbed.seized()).containsExactly(amount("0.5 WBTC"), amount("5 WETH"));
  }

  @Test
  void at_1_a_loan_is_left_alone() {
    storeDesk()
        .given(deposit("10 WETH"), draw("8500 USDC"))
        .priced("WETH", "1000")
        .when(absorb())
        .thenRejected(new LoanHealthy(L1, new HealthFactor.Of(Wad.ONE)));
  }

  @Test
  void while_an_asset_of_the_loan_is_paused_nothing_is_taken_over() {
    underwater("1800")
        .given(collateral(Listing.of(WETH)).paused().command())
        .when(absorb())
        .thenRejected(new AssetPaused(WETH.id()));
  }

  @Test
  void a_market_sells_in_one_way_only() {
    underwater("1800").when(call("max USDC", "WETH")).thenRejected(new CallNotOffered(MAIN));
    desk()
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .when(absorb())
        .thenRejected(new CallNotOffered(MAIN));
  }

  @Test
  void a_second_time_there_is_nothing_to_take_over() {
    var desk = underwater("1800").given(absorb());
    desk.when(absorb()).thenRejected(new LoanHealthy(L1, new HealthFactor.NoDebt()));
    assertThat(desk.reserve(WETH).holdings().inventory())
        .isEqualTo(BigInteger.TEN.multiply(WETH.unit()));
  }
}

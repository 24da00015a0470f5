package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.loan.HealthFactor.NoDebt;
import io.plimsoll.domain.loan.HealthFactor.Of;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthSpec {

  private static final Wad TICK = Wad.of("0.000000000000000001");

  @Test
  void a_loan_without_debt_has_no_health_to_lose() {
    var desk = desk().given(deposit("1 WETH"));
    assertThat(desk.valuation().health()).isEqualTo(new NoDebt());
    desk.priced("WETH", "0.01")
        .when(openLiquidation())
        .thenRejected(new LoanHealthy(L1, new NoDebt()));
  }

  @Test
  void health_weighs_each_collateral_by_its_own_threshold() {
    var desk =
        desk()
            .given(
                Listing.of(WBTC).lending(7_000, 7_500).command(),
                deposit("10 WETH"),
                deposit("1 WBTC"),
                draw("10000 USDC"),
                draw("6000 DAI"));
    // (20,000 x 82.5 % + 30,000 x 75 %) / 16,000
    assertThat(desk.valuation().health()).isEqualTo(new Of(Wad.of("2.4375")));
    assertThat(desk.valuation().limit()).isEqualTo(amount("37000 USD"));
  }

  @Test
  void at_health_1_a_loan_is_not_sold_and_one_tick_below_it_is() {
    // 1.25 x 1,600 x 82.5 % = 1,650
    var desk = desk().given(deposit("1.25 WETH"), draw("1650 USDC")).priced("WETH", "1600");
    assertThat(desk.valuation().health()).isEqualTo(new Of(Wad.ONE));
    desk.when(openLiquidation()).thenRejected(new LoanHealthy(L1, new Of(Wad.ONE)));
    desk.when(call("1 USDC", "WETH")).thenRejected(new LoanHealthy(L1, new Of(Wad.ONE)));

    desk.priced("WETH", "1599.999999999999999999");
    assertThat(desk.valuation().health().isLiquidatable()).isTrue();
    desk.given(openLiquidation());
  }

  @Test
  void one_second_of_interest_can_sink_a_loan() {
    var desk = desk().given(deposit("1.25 WETH"), draw("1650 USDC")).priced("WETH", "1600");
    desk.when(openLiquidation()).thenRejected(new LoanHealthy(L1, new Of(Wad.ONE)));
    desk.after(Duration.ofSeconds(1)).given(openLiquidation());
  }

  @Test
  void the_liquidation_price_is_the_last_at_which_the_loan_is_healthy() {
    var desk =
        desk()
            .given(deposit("7.123456789012345678 WETH"), deposit("0.4444444 WBTC"))
            .given(draw("9000.000001 USDC"), draw("4333.333333333333333333 DAI"))
            .after(Duration.ofDays(100));
    for (var asset : new String[] {"WETH", "WBTC"}) {
      var now = desk.facts().prices().of(new AssetId(asset)).orElseThrow();
      var price = desk.valuation().liquidationPrice(now.asset().id()).orElseThrow();
      assertThat(price).isLessThan(now.perWhole());
      desk.priced(asset, price.decimal());
      assertThat(desk.valuation().health().isLiquidatable()).as("%s at %s", asset, price).isFalse();
      desk.priced(asset, new Wad(price.units().subtract(TICK.units())).decimal());
      assertThat(desk.valuation().health().isLiquidatable())
          .as("%s below %s", asset, price)
          .isTrue();
      desk.priced(asset, now.perWhole().decimal());
    }
  }

  @Test
  void a_loan_that_others_keep_afloat_has_no_liquidation_price() {
    var desk = desk().given(deposit("10 WETH"), deposit("1 WBTC"), draw("1000 USDC"));
    assertThat(desk.valuation().liquidationPrice(WETH.id())).isEmpty();
    assertThat(desk.valuation().liquidationPrice(USDC.id())).isEmpty();
    assertThat(desk().given(deposit("1 WETH")).valuation().liquidationPrice(WETH.id())).isEmpty();
  }

  @Test
  void collateral_is_valued_down_and_debt_up() {
    var desk =
        desk()
            .given(deposit("1.000000000000000001 WETH"), draw("100.000001 USDC"))
            .priced("WETH", "1999.999999999")
            .priced("USDC", "1.000000001");
    assertThat(desk.valuation().collateralValue()).isEqualTo(amount("1999.99999999 USD"));
    assertThat(desk.valuation().debtValue()).isEqualTo(amount("100.00000111 USD"));
    assertThat(desk.valuation().position(WETH.id()).debtValue()).isEqualTo(amount("0 USD"));
  }
}

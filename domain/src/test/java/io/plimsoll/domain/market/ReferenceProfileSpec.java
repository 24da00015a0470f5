package io.plimsoll.domain.market;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.lift;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static io.plimsoll.domain.testing.DeskWords.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.OtherCollateralFirst;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where a market of the profile aave-3.6 computes otherwise than a standard one. */
class ReferenceProfileSpec {

  private static DeskFixture reference() {
    return desk(Profile.AAVE_3_6);
  }

  @Test
  void a_profile_is_found_by_its_name() {
    assertThat(Profile.names()).contains("standard", "aave-3.6");
    assertThat(Profile.named("aave-3.6")).contains(Profile.AAVE_3_6);
    assertThat(Profile.named("aave-1")).isEmpty();
  }

  @Test
  void every_step_has_its_rounding() {
    for (var name : Profile.names())
      assertThat(Profile.named(name).orElseThrow().rounding())
          .containsOnlyKeys(Arrays.asList(RoundingStep.values()));
  }

  @Test
  void collateral_is_taken_out_down_to_health_1() {
    // 8,250 / 82.5 % / 2,000 = 5 must stay; in a standard market 8,250 / 80 % / 2,000 must
    var desk = reference().given(deposit("10 WETH"), draw("8250 USDC"));
    desk.when(takeOut("5.000000000000000001 WETH"))
        .thenRejected(
            new WithdrawalBelowLimit(amount("5.000000000000000001 WETH"), amount("5 WETH")))
        .given(takeOut("5 WETH"));
    assertThat(desk.valuation().health()).isEqualTo(new HealthFactor.Of(Wad.ONE));
  }

  @Test
  void several_collaterals_are_lent_against_at_their_average_cut_to_a_basis_point() {
    var wbtc = Listing.of(WBTC).lending(7_000, 7_500).command();
    var standard = desk().given(wbtc, deposit("1 WETH"), deposit("1 WBTC"));
    var reference = reference().given(wbtc, deposit("1 WETH"), deposit("1 WBTC"));
    // (2,000 x 80 % + 30,000 x 70 %) / 32,000 = 70.625 %
    assertThat(standard.valuation().limit()).isEqualTo(amount("22600 USD"));
    assertThat(reference.valuation().limit()).isEqualTo(amount("22598.4 USD"));
    reference
        .when(draw("22598.400001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("22598.400001 USDC"), amount("22598.4 USDC")));
  }

  @Test
  void collateral_that_backs_nothing_new_goes_first() {
    var desk =
        reference()
            .given(deposit("10 WETH"), deposit("1 WBTC"), draw("8000 USDC"))
            .given(supply("ana", "1 WETH"), pledge("ana", "1 WETH"))
            .given(Listing.of(WBTC).lending(0, 8_000).command());
    desk.when(takeOut("1 WETH")).thenRejected(new OtherCollateralFirst(WETH.id(), WBTC.id()));
    desk.when(lift("ana", "1 WETH")).thenRejected(new OtherCollateralFirst(WETH.id(), WBTC.id()));
    desk.given(takeOut("max WBTC"), takeOut("1 WETH"));
  }

  /** All WETH goes for 9,000 USDC, of which the debt in USDC takes 8,000 and the fee 40. */
  @Test
  void what_a_sale_brought_beyond_its_debt_backs_the_others() {
    var desk =
        reference()
            .given(deposit("10 WETH"), draw("8000 USDC"), draw("7000 DAI"))
            .priced("WETH", "800")
            .given(openLiquidation(), order(quote("pool", "10 WETH", "9000 USDC")))
            .given(fill("10 WETH", "9000 USDC"));
    assertThat(desk.collateral(USDC)).isEqualTo(amount("960 USDC"));
    assertThat(desk.debt(DAI)).isEqualTo(amount("7000 DAI"));
    assertThat(desk.reserve(DAI).deficit()).isEqualTo(DAI.zero());
  }

  /** 8,300 / 950 x 1.05 = 9.1736842105263157887 in the recorded step 21 of aave-025-exact. */
  @Test
  void half_a_unit_of_collateral_goes_to_the_keeper() {
    assertThat(takenAt95(Profile.STANDARD)).isEqualTo(units("9173684210526315788", WETH));
    assertThat(takenAt95(Profile.AAVE_3_6)).isEqualTo(units("9173684210526315789", WETH));
  }

  private static Amount takenAt95(Profile profile) {
    return market(profile)
        .given(Listing.of(WETH).lending(8_050, 8_300).bonus(500, 0).command())
        .given(Listing.of(USDC).interest("0.8", "0", "0", "0").command())
        .priced("WETH", "2000")
        .priced("USDC", "1")
        .given(supply("dave", "1000000 USDC"), openLoan())
        .given(deposit("10 WETH"), draw("8300 USDC"))
        .priced("WETH", "950")
        .when(call("max USDC", "WETH"))
        .thenAccepted()
        .event(CollateralCalled.class)
        .taken();
  }

  /** A defect of the original, copied by this profile alone. */
  @Test
  void a_sale_of_the_asset_that_is_owed_books_the_treasurys_interest_twice() {
    var standard = treasuryAfterSale(desk());
    var reference = treasuryAfterSale(reference());
    assertThat(standard).isGreaterThan(amount("0.003 WETH"));
    assertThat(reference.minus(standard).units())
        .isCloseTo(standard.units(), within(BigInteger.ONE));
  }

  /**
   * 4 WETH are owed for 200 days beside DAI that turn dear; a keeper takes pledged WETH for WETH.
   */
  private static Amount treasuryAfterSale(DeskFixture desk) {
    desk.given(Listing.of(WETH).bonus(500, 0).command())
        .given(supply("ana", "6 WETH"), pledge("ana", "6 WETH"), deposit("10000 USDC"))
        .given(draw("4 WETH"), draw("8000 DAI"))
        .after(Duration.ofDays(200))
        .priced("DAI", "2");
    desk.given(call("1 WETH", "WETH"));
    return desk.reserve(WETH).treasury();
  }
}

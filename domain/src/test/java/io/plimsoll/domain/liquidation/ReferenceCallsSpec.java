package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls against the recorded steps of the unmodified Aave v3.6.0 contracts in the vector
 * aave-025-exact: health exactly 1 and exactly 0.95, debt exactly at 2,000 and one unit below, a
 * leftover of exactly 1,000. Threshold 83 %, bonus 5 %, no fee, no interest.
 */
class ReferenceCallsSpec {

  private static DeskFixture position(String collateral, String debt, String price) {
    return market()
        .given(
            Listing.of(WETH)
                .lending(8_050, 8_300)
                .bonus(500, 0)
                .interest("0.8", "0", "0", "0")
                .command(),
            Listing.of(USDC)
                .lending(7_700, 8_000)
                .bonus(450, 1_000)
                .interest("0.8", "0", "0", "0")
                .command())
        .priced("WETH", "2000")
        .priced("USDC", "1")
        .given(supply("dave", "1000000 USDC"), openLoan(), deposit(collateral), draw(debt))
        .priced("WETH", price);
  }

  /** Steps 17, 19, 22, 24 and 26. */
  @ParameterizedTest
  @CsvSource({
    "10, 8300, 999.99999999, 0.99999999999, max, 4150000000, 4357500000043575000",
    "10, 8300, 950.00000001, 0.95000000001, max, 4150000000, 4586842105214875345",
    "2.4857, 2000, 950, 0.979987225, 1001, 1000000000, 1105263157894736842",
    "2.4857, 1999.999999, 950, 0.979987225489993612, max, 1999999999, 2210526314684210526",
    "5.707, 5000, 950, 0.8999939, 4000, 4000000000, 4421052631578947368"
  })
  void a_call_pays_and_takes_what_the_reference_did(
      String collateral,
      String debt,
      String price,
      String health,
      String cover,
      String paid,
      String taken) {
    var desk = position(collateral + " WETH", debt + " USDC", price);
    assertThat(desk.valuation().health()).isEqualTo(new HealthFactor.Of(Wad.of(health)));

    var called =
        desk.when(call(cover + " USDC", "WETH")).thenAccepted().event(CollateralCalled.class);

    assertThat(called.repaid()).isEqualTo(units(paid, USDC));
    assertThat(called.taken()).isEqualTo(units(taken, WETH));
  }

  /** 8,300 / 950 x 1.05 = 9.1736842105263157882: half up there, down here. */
  @Test
  void step_21_the_whole_debt_at_0_95_takes_one_unit_less_than_the_reference_rounds_to() {
    var desk = position("10 WETH", "8300 USDC", "950");
    var called = desk.when(call("max USDC", "WETH")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.repaid()).isEqualTo(units("8300000000", USDC));
    assertThat(called.taken()).isEqualTo(units("9173684210526315788", WETH));
  }

  @Test
  void step_15_health_exactly_1_is_refused() {
    position("10 WETH", "8300 USDC", "1000")
        .when(call("max USDC", "WETH"))
        .thenRejected(new LoanHealthy(L1, new HealthFactor.Of(Wad.ONE)));
  }

  @Test
  void step_23_a_small_position_must_not_be_left_smaller() {
    position("2.4857 WETH", "1999.999999 USDC", "950")
        .when(call("1001 USDC", "WETH"))
        .thenRejected(LeftoverTooSmall.class);
  }

  @Test
  void step_25_one_unit_less_than_1000_is_dust() {
    position("5.707 WETH", "5000 USDC", "950")
        .when(call("4000.000001 USDC", "WETH"))
        .thenRejected(LeftoverTooSmall.class);
  }
}

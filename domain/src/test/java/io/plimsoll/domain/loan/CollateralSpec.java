package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanRejection.CollateralExceeded;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.NoSuchCollateral;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollateralSpec {

  @Test
  void collateral_is_held_apart_from_liquidity() {
    var desk = desk();
    desk.when(deposit("10 WETH"))
        .thenAccepted()
        .then(CollateralReceived.class, CollateralDeposited.class)
        .thenLoan("10 WETH", "");
    assertThat(desk.reserve(WETH).collateral()).isEqualTo(amount("10 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(WETH.zero());
  }

  @Test
  void collateral_can_be_added_without_any_price() {
    var desk = desk().given(deposit("10 WETH"), draw("1000 USDC")).unpriced("WETH");
    var deposited =
        desk.when(deposit("0.00000001 WBTC")).thenAccepted().event(CollateralDeposited.class);
    assertThat(deposited.evidence().healthBefore()).isEmpty();
    assertThat(deposited.evidence().prices()).containsOnlyKeys(USDC.id(), WBTC.id());
  }

  @Test
  void an_asset_with_no_threshold_is_not_accepted() {
    desk()
        .given(Listing.of(WBTC).lending(0, 0).command())
        .when(deposit("1 WBTC"))
        .thenRejected(new NotAcceptedAsCollateral(WBTC.id()));
  }

  @Test
  void a_deposit_names_an_amount() {
    desk().when(deposit("max WETH")).thenRejected(new AmountTooSmall(WETH.zero()));
  }

  @Test
  void without_debt_all_of_it_can_be_taken_out_at_any_price() {
    desk()
        .given(deposit("10 WETH"))
        .unpriced("WETH")
        .when(takeOut("10.000000000000000001 WETH"))
        .thenRejected(
            new CollateralExceeded(amount("10.000000000000000001 WETH"), amount("10 WETH")))
        .when(takeOut("max WETH"))
        .thenAccepted()
        .then(CollateralReleased.class, CollateralWithdrawn.class)
        .thenLoan("", "")
        .when(takeOut("max WETH"))
        .thenRejected(new NoSuchCollateral(L1, WETH.id()));
  }

  @Test
  void collateral_can_be_taken_out_to_the_limit_and_not_one_unit_further() {
    desk()
        .given(deposit("10 WETH"), draw("8000 USDC"))
        .when(takeOut("5.000000000000000001 WETH"))
        .thenRejected(
            new WithdrawalBelowLimit(amount("5.000000000000000001 WETH"), amount("5 WETH")))
        .when(takeOut("5 WETH"))
        .thenAccepted()
        .thenLoan("5 WETH", "8000 USDC")
        .when(takeOut("0.000000000000000001 WETH"))
        .thenRejected(new WithdrawalBelowLimit(oneUnit(WETH), WETH.zero()));
  }

  @Test
  void everything_of_a_loan_with_debt_is_what_the_limit_leaves() {
    desk()
        .given(deposit("10 WETH"), draw("8000 USDC"))
        .when(takeOut("max WETH"))
        .thenAccepted()
        .thenLoan("5 WETH", "8000 USDC")
        .when(takeOut("max WETH"))
        .thenRejected(new WithdrawalBelowLimit(WETH.zero(), WETH.zero()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WETH", "WBTC", "USDC"})
  void the_limit_is_exact_with_interest_and_several_collaterals(String symbol) {
    var token = token(symbol);
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("0.34567891 WBTC"), deposit("5000 USDC"))
            .given(draw("19900.000001 USDC"), draw("4333.333333333333333333 DAI"))
            .after(Duration.ofDays(200))
            .priced("WETH", "1933.71828182845904523")
            .priced("WBTC", "29876.543210987654321")
            .priced("USDC", "1.00031415")
            .priced("DAI", "0.99871234567");
    var most = desk.valuation().withdrawable(token.id());
    var further = most.plus(oneUnit(token));

    assertThat(most).isGreaterThan(token.zero()).isLessThan(desk.collateral(token));
    desk.when(takeOut(further.toString())).thenRejected(new WithdrawalBelowLimit(further, most));
    desk.given(takeOut(most.toString()));
    assertThat(desk.valuation().debtValue()).isLessThanOrEqualTo(desk.valuation().limit());
  }

  @Test
  void collateral_that_backs_nothing_can_go_only_while_the_rest_suffices() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("1 WBTC"), draw("16000 USDC"))
            .given(Listing.of(WBTC).lending(0, 8_000).command());
    desk.given(takeOut("1 WBTC"), deposit("1 WBTC"))
        .priced("WETH", "1999.99")
        .when(takeOut("0.00000001 WBTC"))
        .thenRejected(new WithdrawalBelowLimit(oneUnit(WBTC), WBTC.zero()));
  }

  @Test
  void what_is_not_held_cannot_be_taken_out() {
    desk()
        .given(deposit("10 WETH"))
        .when(takeOut("1 WBTC"))
        .thenRejected(new NoSuchCollateral(L1, WBTC.id()));
  }

  @Test
  void taking_out_beside_debt_needs_fresh_prices() {
    var late = START.plusSeconds(3_601);
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"))
        .when(takeOut("1 WETH"))
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, Duration.ofHours(1)));
  }

  @Test
  void nothing_is_taken_out_while_a_liquidation_is_under_way() {
    desk()
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .given(openLiquidation(), deposit("100 WETH"))
        .when(takeOut("1 WETH"))
        .thenRejected(new LiquidationUnderWay(L1, CASE));
  }
}

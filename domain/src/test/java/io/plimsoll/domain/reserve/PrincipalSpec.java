package io.plimsoll.domain.reserve;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.accrue;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static io.plimsoll.domain.testing.DeskWords.units;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static io.plimsoll.domain.testing.StoreDesk.storeDesk;
import static io.plimsoll.domain.testing.StoreDesk.usdc;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.DebtTooSmall;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves.Curve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reserve that keeps a principal behind every balance, and what its profile does with crumbs. */
class PrincipalSpec {

  /** Full use costs 300 % a year and brings 200 %, half of it 150 % and 100 %. */
  private static final SeparateCurves DEAR = new SeparateCurves(curve("2"), curve("3"));

  private static Curve curve(String slope) {
    return new Curve(Wad.of("0.8"), Wad.ZERO, Wad.of(slope), Wad.of(slope));
  }

  /** Half of Lena's million is lent for a year. */
  private static DeskFixture afterAYear() {
    return storeDesk()
        .given(usdc().interest(DEAR).command(), deposit("1000 WETH"), draw("500000 USDC"))
        .after(Duration.ofDays(365));
  }

  @Test
  void lenders_earn_by_their_own_curve_and_the_rest_is_the_desks() {
    var desk = afterAYear().given(accrue("USDC"));
    var reserve = desk.reserve(USDC);
    // 31,709,791,983 and 47,564,687,975 of 10^18 a second, times the seconds of a year
    assertThat(desk.balance("lena", USDC)).isEqualTo(units("1999999999975", USDC));
    assertThat(desk.debt(USDC)).isEqualTo(units("1249999999989", USDC));
    assertThat(reserve.ownFunds())
        .isEqualTo(
            reserve
                .cash()
                .plus(desk.debt(USDC))
                .units()
                .subtract(desk.balance("lena", USDC).units()));
    assertThat(reserve.ownFunds()).isNegative();
  }

  @Test
  void a_balance_that_changes_is_cut_to_a_principal_again() {
    var desk = afterAYear().given(supply("lena", "0.000003 USDC"));
    assertThat(desk.balance("lena", USDC)).isEqualTo(units("1999999999977", USDC));
    desk.given(withdraw("lena", "0.000002 USDC"));
    assertThat(desk.balance("lena", USDC)).isEqualTo(units("1999999999973", USDC));
  }

  @Test
  void a_supply_worth_no_share_is_kept() {
    var desk = afterAYear();
    var supplied = desk.when(supply("otto", "0.000001 USDC")).thenAccepted().event(Supplied.class);
    assertThat(supplied.shares()).isZero();
    assertThat(desk.book().account(new AccountId("otto")).sharesOf(USDC.id())).isZero();
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("500000.000001 USDC"));
  }

  @Test
  void a_payment_worth_no_unit_of_debt_is_kept() {
    var desk = afterAYear();
    var repaid = desk.when(repay("0.000001 USDC")).thenAccepted().event(Repaid.class).debt();
    assertThat(repaid.scaled()).isZero();
    assertThat(repaid.after()).isEqualTo(repaid.before());
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("500000.000001 USDC"));
  }

  @Test
  void elsewhere_such_a_crumb_is_refused() {
    desk()
        .given(deposit("1000 WETH"), draw("500000 USDC"))
        .after(Duration.ofDays(365))
        .when(supply("otto", "0.000001 USDC"))
        .thenRejected(new AmountTooSmall(oneUnit(USDC)));
  }

  @Test
  void a_draw_leaves_the_least_debt_or_more() {
    var desk = storeDesk().given(deposit("10 WETH"));
    desk.when(draw("99.999999 USDC"))
        .thenRejected(new DebtTooSmall(amount("99.999999 USDC"), amount("100 USDC")))
        .given(draw("100 USDC"), draw("0.000001 USDC"));
  }

  @Test
  void the_least_debt_binds_no_repayment() {
    storeDesk()
        .given(deposit("10 WETH"), draw("100 USDC"), repay("99 USDC"))
        .when(draw("1 USDC"))
        .thenRejected(new DebtTooSmall(amount("2 USDC"), amount("100 USDC")));
  }

  @Test
  void a_loan_is_drawn_to_its_limit_and_not_one_unit_further() {
    storeDesk()
        .given(deposit("10 WETH"))
        .when(draw("16000.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("16000.000001 USDC"), amount("16000 USDC")))
        .given(draw("16000 USDC"));
  }

  /** A draw books the interest first, so its own look is up to the moment. */
  @Test
  void collateral_is_judged_with_the_interest_that_is_booked() {
    var desk = storeDesk().given(usdc().interest(DEAR).command());
    desk.given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(365));
    // 500,000 were owed when the reserve was last touched: 312.5 must stay
    desk.given(takeOut("600 WETH"), accrue("USDC"));
    assertThat(desk.valuation(L1).health().isLiquidatable()).isTrue();
    assertThat(desk.valuation(L1).availableToBorrow().units()).isEqualTo(BigInteger.ZERO);
  }
}

package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepayingSpec {

  /** 1,000 USDC were drawn a year ago; 1,010.100671 are owed. */
  private static DeskFixture afterAYear() {
    return desk().given(deposit("10 WETH"), draw("1000 USDC")).after(Duration.ofDays(365));
  }

  @Test
  void a_payment_takes_off_what_was_paid() {
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"))
        .when(repay("400.5 USDC"))
        .thenAccepted()
        .then(DebtPaid.class, Repaid.class)
        .thenLoan("10 WETH", "599.5 USDC");
  }

  @Test
  void everything_is_the_debt_with_interest() {
    var desk = afterAYear();
    var repaid = desk.when(repay("max USDC")).thenAccepted().event(Repaid.class);

    assertThat(repaid.debt().amount()).isEqualTo(amount("1010.100671 USDC"));
    assertThat(repaid.debt().after()).isEqualTo(USDC.zero());
    assertThat(repaid.evidence().healthAfter()).contains(new HealthFactor.NoDebt());
    assertThat(desk.loan().isDebtFree()).isTrue();
    assertThat(desk.reserve(USDC).debt()).isEqualTo(USDC.zero());
  }

  @Test
  void a_payment_above_the_debt_is_cut_to_the_debt() {
    var desk = afterAYear();
    var repaid = desk.when(repay("5000 USDC")).thenAccepted().event(Repaid.class);
    assertThat(repaid.debt().amount()).isEqualTo(amount("1010.100671 USDC"));
    assertThat(desk.loan().isDebtFree()).isTrue();
  }

  @Test
  void a_payment_one_unit_short_leaves_one_unit() {
    var desk = afterAYear();
    desk.when(repay("1010.10067 USDC")).thenAccepted();
    assertThat(desk.loan().scaledDebtOf(USDC.id())).isEqualTo(1);
    desk.given(repay("max USDC"));
    assertThat(desk.loan().isDebtFree()).isTrue();
  }

  @Test
  void a_payment_is_burned_down_so_debt_never_falls_by_more_than_was_paid() {
    var desk = afterAYear();
    var before = desk.debt(USDC);
    var repaid = desk.when(repay("100 USDC")).thenAccepted().event(Repaid.class);
    // 100 / 1.010100671...
    assertThat(repaid.debt().scaled()).isEqualTo(99_000_033);
    assertThat(before.minus(desk.debt(USDC))).isEqualTo(amount("100 USDC"));
  }

  @Test
  void what_burns_no_scaled_unit_is_refused() {
    afterAYear()
        .when(repay("0.000001 USDC"))
        .thenRejected(new AmountTooSmall(oneUnit(USDC)))
        .given(repay("0.000002 USDC"));
  }

  @Test
  void one_unit_can_be_paid_while_no_interest_has_accrued() {
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"))
        .when(repay("0.000001 USDC"))
        .thenAccepted()
        .thenLoan("10 WETH", "999.999999 USDC");
  }

  @Test
  void one_debt_is_repaid_without_touching_the_other() {
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"), draw("2000 DAI"))
        .when(repay("max USDC"))
        .thenAccepted()
        .thenLoan("10 WETH", "2000 DAI");
  }

  @Test
  void what_is_not_owed_cannot_be_repaid() {
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"))
        .when(repay("1 DAI"))
        .thenRejected(new NoSuchDebt(L1, DAI.id()))
        .given(repay("max USDC"))
        .when(repay("max USDC"))
        .thenRejected(new NoSuchDebt(L1, USDC.id()))
        .when(repay("0 USDC"))
        .thenRejected(new AmountNotPositive(USDC.id(), BigDecimal.ZERO));
  }

  @Test
  void repaying_needs_no_price_and_is_possible_during_a_sale() {
    var desk =
        desk()
            .given(deposit("10 WETH"), draw("16000 USDC"))
            .priced("WETH", "1900")
            .given(openLiquidation())
            .unpriced("USDC");
    var repaid = desk.when(repay("6000 USDC")).thenAccepted().event(Repaid.class);
    assertThat(repaid.evidence().healthBefore()).isEmpty();
    assertThat(repaid.evidence().healthAfter()).isEmpty();
    assertThat(repaid.evidence().prices()).doesNotContainKey(USDC.id());
  }

  @Test
  void a_payment_takes_off_at_most_the_debt() {
    var desk = afterAYear();
    var more = desk.loan().scaledDebtOf(USDC.id()).add(BigInteger.ONE);
    assertThatIllegalStateException().isThrownBy(() -> desk.loan().minusDebt(USDC.id(), more));
  }
}

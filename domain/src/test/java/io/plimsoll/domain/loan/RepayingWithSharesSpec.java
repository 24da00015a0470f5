package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repayWithPledged;
import static io.plimsoll.domain.testing.DeskWords.repayWithShares;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.loan.LoanRejection.NoSuchDebt;
import io.plimsoll.domain.loan.LoanRejection.PledgeExceeded;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Debt paid with shares of the asset owed: nothing leaves the reserve, and nothing comes in. */
class RepayingWithSharesSpec {

  private static final AccountId ANA = new AccountId("ana");

  /** Ana owes 1,000 USDC and has supplied 600. */
  private static DeskFixture owing() {
    return desk().given(deposit("10 WETH"), draw("1000 USDC"), supply("ana", "600 USDC"));
  }

  @Test
  void a_lenders_shares_pay_debt_and_the_liquidity_stays() {
    var desk = owing();
    desk.when(repayWithShares("ana", "400 USDC"))
        .thenAccepted()
        .then(DebtPaid.class, Repaid.class, LiquidityWithdrawn.class, Withdrawn.class)
        .thenLoan("10 WETH", "600 USDC");
    assertThat(desk.balance("ana", USDC)).isEqualTo(amount("200 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("999600 USDC"));
  }

  @Test
  void shares_that_back_the_loan_can_pay_too() {
    var desk = owing().given(pledge("ana", "600 USDC"));
    desk.when(repayWithPledged("400 USDC"))
        .thenAccepted()
        .then(DebtPaid.class, Repaid.class, PledgeRedeemed.class, PledgeWithdrawn.class)
        .thenLoan("10 WETH", "600 USDC");
    assertThat(desk.pledged(USDC)).isEqualTo(amount("200 USDC"));
  }

  @Test
  void what_is_offered_is_cut_to_the_debt_before_it_is_held_against_the_balance() {
    var desk = owing().given(supply("ana", "500 USDC"));
    desk.when(repayWithShares("ana", "5000 USDC")).thenAccepted().thenLoan("10 WETH", "");
    assertThat(desk.balance("ana", USDC)).isEqualTo(amount("100 USDC"));
  }

  @Test
  void everything_is_as_much_as_is_there() {
    owing().when(repayWithShares("ana", "max USDC")).thenAccepted().thenLoan("10 WETH", "400 USDC");
  }

  @Test
  void everything_is_as_much_as_is_owed() {
    var desk = owing().given(supply("ana", "9000 USDC")).after(Duration.ofDays(365));
    desk.when(repayWithShares("ana", "max USDC")).thenAccepted().thenLoan("10 WETH", "");
    assertThat(desk.balance("ana", USDC)).isBetween(amount("8589 USDC"), amount("8590 USDC"));
  }

  @Test
  void shares_pay_even_when_nothing_is_at_hand() {
    var desk = desk().given(supply("ana", "600 USDC"), deposit("1000 WETH"));
    desk.given(draw("1000600 USDC"), repayWithShares("ana", "600 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(USDC.zero());
    assertThat(desk.debt(USDC)).isEqualTo(amount("1000000 USDC"));
  }

  @Test
  void no_more_is_paid_than_the_shares_are_worth() {
    owing()
        .when(repayWithShares("ana", "600.000001 USDC"))
        .thenRejected(new BalanceExceeded(ANA, amount("600.000001 USDC"), amount("600 USDC")))
        .given(pledge("ana", "500 USDC"))
        .when(repayWithPledged("500.000001 USDC"))
        .thenRejected(new PledgeExceeded(amount("500.000001 USDC"), amount("500 USDC")));
  }

  @Test
  void what_is_not_owed_or_burns_no_debt_is_refused() {
    owing()
        .when(repayWithShares("lena", "1 DAI"))
        .thenRejected(new NoSuchDebt(L1, DAI.id()))
        .when(repayWithShares("otto", "max USDC"))
        .thenRejected(new AmountTooSmall(USDC.zero()))
        .after(Duration.ofDays(365))
        .when(repayWithShares("ana", "0.000001 USDC"))
        .thenRejected(new AmountTooSmall(oneUnit(USDC)));
  }

  @Test
  void debt_falls_by_no_more_and_shares_by_no_less_than_what_was_paid() {
    var desk = owing().after(Duration.ofDays(365));
    var owed = desk.debt(USDC);
    var had = desk.balance("ana", USDC);
    desk.given(repayWithShares("ana", "100 USDC"));
    assertThat(owed.minus(desk.debt(USDC))).isLessThanOrEqualTo(amount("100 USDC"));
    assertThat(had.minus(desk.balance("ana", USDC))).isGreaterThanOrEqualTo(amount("100 USDC"));
  }
}

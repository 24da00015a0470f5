package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.repayWithShares;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanRejection.CollateralIsolated;
import io.plimsoll.domain.loan.LoanRejection.DebtCeilingExceeded;
import io.plimsoll.domain.loan.LoanRejection.NotBorrowableInIsolation;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** WBTC is isolated, with a ceiling of 10,000.00; against it only USDC may be drawn. */
class IsolationSpec {

  private static final BigInteger CEILING = BigInteger.valueOf(1_000_000);

  private static DeskFixture isolated() {
    return desk()
        .given(
            Listing.of(WBTC).debtCeiling(1_000_000).command(),
            Listing.of(USDC).borrowableInIsolation().command());
  }

  private static void assertOwed(DeskFixture desk, long cents) {
    assertThat(desk.reserve(WBTC).isolatedDebt()).isEqualTo(cents);
  }

  @Test
  void the_ceiling_holds_for_all_loans_together() {
    var desk = isolated().given(openLoan("L2", "ben"), deposit("L2", "1 WBTC"));
    desk.given(draw("L2", "6000 USDC"), deposit("1 WBTC"))
        .when(draw("4000.01 USDC"))
        .thenRejected(new DebtCeilingExceeded(WBTC.id(), BigInteger.valueOf(600_000), CEILING))
        .when(draw("4000 USDC"))
        .thenAccepted()
        .then(LiquidityBorrowed.class, IsolatedDebtMoved.class, Drawn.class);
    assertOwed(desk, 1_000_000);
  }

  @Test
  void only_chosen_assets_are_drawn_against_it() {
    isolated()
        .given(deposit("1 WBTC"))
        .when(draw("1000 DAI"))
        .thenRejected(new NotBorrowableInIsolation(DAI.id(), WBTC.id()));
  }

  @Test
  void it_stands_alone_or_not_at_all() {
    isolated()
        .given(supply("ana", "1 WETH"), deposit("1 WBTC"), deposit("1 WBTC"))
        .when(deposit("1 WETH"))
        .thenRejected(new CollateralIsolated(WETH.id(), WBTC.id()))
        .when(pledge("ana", "1 WETH"))
        .thenRejected(new CollateralIsolated(WETH.id(), WBTC.id()))
        .given(takeOut("max WBTC"), deposit("1 WETH"))
        .when(deposit("1 WBTC"))
        .thenRejected(new CollateralIsolated(WBTC.id(), WETH.id()));
  }

  @Test
  void pledged_shares_are_as_isolated_as_what_is_held() {
    isolated()
        .given(supply("ana", "1 WBTC"), pledge("ana", "max WBTC"))
        .when(draw("1000 DAI"))
        .thenRejected(new NotBorrowableInIsolation(DAI.id(), WBTC.id()))
        .when(draw("10000.01 USDC"))
        .thenRejected(new DebtCeilingExceeded(WBTC.id(), BigInteger.ZERO, CEILING));
  }

  @Test
  void a_payment_takes_it_off_the_ceiling() {
    var desk = isolated().given(deposit("1 WBTC"), draw("9000 USDC"), repay("2500 USDC"));
    assertOwed(desk, 650_000);
    desk.given(repayWithShares("lena", "500 USDC"));
    assertOwed(desk, 600_000);
  }

  @Test
  void interest_is_not_counted_and_a_payment_of_it_takes_off_no_more_than_is_there() {
    var desk = isolated().given(deposit("1 WBTC"), draw("9000 USDC")).after(Duration.ofDays(365));
    assertThat(desk.debt(USDC)).isGreaterThan(amount("9090 USDC"));
    assertOwed(desk.given(repay("max USDC")), 0);
  }

  @Test
  void it_is_counted_in_whole_hundredths_down() {
    var desk = isolated().given(deposit("1 WBTC"), draw("100.019999 USDC"));
    assertOwed(desk, 10_001);
    assertOwed(desk.given(repay("0.009999 USDC")), 10_001);
    assertOwed(desk.given(repay("0.01 USDC")), 10_000);
  }

  @Test
  void a_sale_takes_off_what_it_pays() {
    var desk = isolated().given(deposit("0.4 WBTC"), draw("9600 USDC")).priced("WBTC", "28500");
    desk.given(call("4800 USDC", "WBTC"));
    assertOwed(desk, 480_000);
  }

  @Test
  void a_lower_ceiling_stops_new_debt_and_leaves_the_old() {
    isolated()
        .given(deposit("1 WBTC"), draw("9000 USDC"))
        .given(Listing.of(WBTC).debtCeiling(500_000).command())
        .when(draw("1 USDC"))
        .thenRejected(
            new DebtCeilingExceeded(
                WBTC.id(), BigInteger.valueOf(900_000), BigInteger.valueOf(500_000)))
        .given(repay("max USDC"));
  }
}

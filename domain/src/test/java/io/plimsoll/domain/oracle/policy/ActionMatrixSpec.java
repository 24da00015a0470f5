package io.plimsoll.domain.oracle.policy;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.HealthyWithinDoubt;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.market.MarketCommand.SetPriceMatrix;
import io.plimsoll.domain.market.MarketEvent.PriceMatrixSet;
import io.plimsoll.domain.market.MarketRejection.AlwaysAllowed;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.PriceRejection.PriceDoubtful;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.oracle.UnitType;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ActionMatrixSpec {

  private static final Wad TWO_THOUSAND = Wad.of("2000");

  private static Finding finding(Finding.Kind kind) {
    return switch (kind) {
      case STALE -> new Finding.Stale(START, START, Duration.ofHours(1));
      case OUTDATED -> new Finding.Outdated(START, START, Duration.ofHours(2));
      case FROM_FUTURE -> new Finding.FromFuture("feed", START.plusSeconds(60), START);
      case NOT_POSITIVE -> new Finding.NotPositive("feed", BigDecimal.ZERO);
      case WRONG_UNIT ->
          new Finding.WrongUnit(
              "feed", new UnitType.RateIn(WETH.id()), new UnitType.PriceIn("USD"));
      case TOO_WIDE -> new Finding.TooWide(Wad.of("0.03"), BasisPoints.of("0.01"));
      case OUT_OF_BAND -> new Finding.OutOfBand(TWO_THOUSAND, Wad.ZERO, Wad.ONE);
      case JUMPED ->
          new Finding.Jumped(TWO_THOUSAND, Wad.ONE, Wad.of("1999"), BasisPoints.of("0.2"));
      case NO_QUORUM -> new Finding.NoQuorum(1, 2);
      case AT_FLOOR -> new Finding.AtFloor(TWO_THOUSAND, TWO_THOUSAND);
      case CAP_HIT -> new Finding.CapHit(TWO_THOUSAND, Wad.of("1999"));
    };
  }

  /** A loan of 10 WETH that owes 15,000 USDC, where it can be warned at a health of 1.1. */
  private static DeskFixture lent() {
    var ladder =
        new Ladder(
            Wad.of("1.05"),
            Optional.of(new MarginCall(Wad.of("1.15"), Wad.of("1.05"), Duration.ofHours(1))),
            Optional.empty(),
            Optional.empty());
    return desk(ladder).given(deposit("10 WETH"), draw("15000 USDC"));
  }

  private static Command command(Action action) {
    return switch (action) {
      case REPAY -> repay("10 USDC");
      case ADD_COLLATERAL -> deposit("1 WETH");
      case BORROW -> draw("10 USDC");
      case WITHDRAW -> takeOut("0.01 WETH");
      case WARN -> new ReviewMargin(MAIN, L1);
      case LIQUIDATE -> new OpenLiquidation(MAIN, L1);
    };
  }

  private static Optional<Rejection> refusal(ActionMatrix matrix, Action action, Finding finding) {
    var desk = lent().given(new SetPriceMatrix(MAIN, matrix));
    if (action == Action.LIQUIDATE) desk.priced("WETH", "1500");
    return desk.doubted("WETH", finding).decide(command(action)) instanceof Rejected(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  @TestFactory
  Stream<DynamicTest> every_cell_does_what_it_says() {
    return Arrays.stream(Action.values())
        .flatMap(
            action ->
                Arrays.stream(Finding.Kind.values())
                    .map(
                        kind ->
                            DynamicTest.dynamicTest(
                                action + " " + kind, () -> doesWhatItSays(action, kind))));
  }

  private static void doesWhatItSays(Action action, Finding.Kind kind) {
    var finding = finding(kind);
    var standard = refusal(ActionMatrix.STANDARD, action, finding);
    assertThat(standard.isPresent())
        .isEqualTo(ActionMatrix.STANDARD.stance(action, kind).isRefused());
    standard.ifPresent(reason -> names(reason, action, finding));
    if (action == Action.REPAY || action == Action.ADD_COLLATERAL) {
      assertThat(standard).as("what makes a loan safer").isEmpty();
      return;
    }
    assertThat(refusal(ActionMatrix.STANDARD.with(action, kind, Stance.ALLOW), action, finding))
        .isEmpty();
    var refused = refusal(ActionMatrix.STANDARD.with(action, kind, Stance.REFUSE), action, finding);
    names(refused.orElseThrow(), action, finding);
  }

  private static void names(Rejection reason, Action action, Finding finding) {
    if (finding instanceof Finding.Stale || finding instanceof Finding.Outdated)
      assertThat(reason).isInstanceOf(PriceTooOld.class);
    else assertThat(reason).isEqualTo(new PriceDoubtful(WETH.id(), action, finding));
  }

  @Test
  void what_makes_a_loan_safer_cannot_be_refused() {
    for (var action : new Action[] {Action.REPAY, Action.ADD_COLLATERAL})
      for (var stance : new Stance[] {Stance.REFUSE, Stance.haircut(new BasisPoints(1))})
        desk()
            .when(
                new SetPriceMatrix(
                    MAIN, ActionMatrix.STANDARD.with(action, Finding.Kind.STALE, stance)))
            .thenRejected(new AlwaysAllowed(action));
  }

  @Test
  void a_matrix_that_changes_nothing_is_no_event() {
    desk()
        .when(
            new SetPriceMatrix(
                MAIN, ActionMatrix.STANDARD.with(Action.BORROW, Finding.Kind.STALE, Stance.REFUSE)))
        .thenAccepted();
    var matrix = ActionMatrix.STANDARD.with(Action.WARN, Finding.Kind.STALE, Stance.ALLOW);
    desk().when(new SetPriceMatrix(MAIN, matrix)).thenAccepted().then(PriceMatrixSet.class);
  }

  @Test
  void with_a_haircut_collateral_counts_for_less_and_debt_for_more() {
    var matrix =
        ActionMatrix.STANDARD
            .with(Action.BORROW, Finding.Kind.TOO_WIDE, Stance.haircut(BasisPoints.of("0.05")))
            .with(Action.WITHDRAW, Finding.Kind.TOO_WIDE, Stance.haircut(BasisPoints.of("0.05")));
    var desk =
        desk()
            .given(new SetPriceMatrix(MAIN, matrix), deposit("10 WETH"), draw("1000 USDC"))
            .doubted("WETH", finding(Finding.Kind.TOO_WIDE));
    // 10 × 2,000 × 0.95 × 0.8 = 15,200, of which 1,000 are owed.
    desk.when(draw("14200.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("14200.000001 USDC"), amount("14200 USDC")));
    // 1,000 ÷ 0.8 ÷ 1,900 = 0.6578… WETH have to stay.
    desk.when(takeOut("9.342105263157894737 WETH"))
        .thenRejected(
            new WithdrawalBelowLimit(
                amount("9.342105263157894737 WETH"), amount("9.342105263157894736 WETH")));
    desk.doubted("WETH").doubted("USDC", finding(Finding.Kind.TOO_WIDE));
    // 16,000 ÷ 1.05 = 15,238.095238, of which 1,000 are owed.
    desk.when(draw("14238.095239 USDC"))
        .thenRejected(
            new BorrowLimitExceeded(amount("14238.095239 USDC"), amount("14238.095238 USDC")));
    assertThat(desk.decide(draw("14238.095238 USDC"))).isInstanceOf(Accepted.class);
  }

  @Test
  void collateral_counts_at_the_lower_price_and_debt_at_the_upper_one() {
    var desk = desk().given(deposit("10 WETH")).between("WETH", "1900", "2100");
    desk.when(draw("15200.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("15200.000001 USDC"), amount("15200 USDC")));
    desk.between("USDC", "0.99", "1.01");
    desk.when(draw("15049.504951 USDC"))
        .thenRejected(
            new BorrowLimitExceeded(amount("15049.504951 USDC"), amount("15049.50495 USDC")));
  }

  @Test
  void a_loan_is_measured_and_sold_at_the_price_between_the_two() {
    var desk = desk().given(deposit("10 WETH"), draw("15000 USDC")).priced("WETH", "1819");
    desk.between("WETH", "1000", "3000");
    assertThat(desk.valuation().health().toString()).contains("1.00045");
    assertThat(desk.decide(new OpenLiquidation(MAIN, L1))).isInstanceOf(Rejected.class);
    desk.priced("WETH", "1818").between("WETH", "1000", "3000");
    assertThat(desk.decide(new OpenLiquidation(MAIN, L1))).isInstanceOf(Accepted.class);
  }

  @Test
  void with_a_haircut_only_what_is_below_its_line_all_the_same_is_sold() {
    var wide = finding(Finding.Kind.TOO_WIDE);
    var matrix =
        ActionMatrix.STANDARD.with(
            Action.LIQUIDATE, Finding.Kind.TOO_WIDE, Stance.haircut(BasisPoints.of("0.005")));
    var desk =
        desk().given(new SetPriceMatrix(MAIN, matrix), deposit("10 WETH"), draw("15000 USDC"));
    // 1,810 × 1.005 × 10 × 0.825 ÷ 15,000 = 1.0004775.
    desk.priced("WETH", "1810").doubted("WETH", wide);
    assertThat(desk.decide(new OpenLiquidation(MAIN, L1)))
        .isInstanceOfSatisfying(
            Rejected.class,
            no ->
                assertThat(no.reason())
                    .isInstanceOfSatisfying(
                        HealthyWithinDoubt.class,
                        reason -> {
                          assertThat(reason.asset()).isEqualTo(WETH.id());
                          assertThat(reason.finding()).isEqualTo(wide);
                          assertThat(reason.haircut()).isEqualTo(BasisPoints.of("0.005"));
                          assertThat(reason.health().toString()).contains("1.0004775");
                        }));
    desk.priced("WETH", "1809").doubted("WETH", wide);
    assertThat(desk.decide(new OpenLiquidation(MAIN, L1))).isInstanceOf(Accepted.class);
  }

  @Test
  void a_haircut_for_age_is_taken_too() {
    var matrix =
        ActionMatrix.STANDARD.with(
            Action.BORROW, Finding.Kind.STALE, Stance.haircut(BasisPoints.of("0.1")));
    var desk = desk().given(new SetPriceMatrix(MAIN, matrix), deposit("10 WETH"));
    desk.at(START.plus(Duration.ofHours(1)).plusMillis(1));
    // 10 × 2,000 × 0.9 × 0.8 ÷ 1.1: the price of USDC is as old.
    desk.when(draw("13090.909091 USDC"))
        .thenRejected(
            new BorrowLimitExceeded(amount("13090.909091 USDC"), amount("13090.90909 USDC")));
  }
}

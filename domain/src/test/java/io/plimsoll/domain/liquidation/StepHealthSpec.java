package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.domain.execution.PriceImpact.None;
import io.plimsoll.domain.execution.ToxicityFrontier;
import io.plimsoll.domain.liquidation.CallWithBonus.Pair;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Threshold 82.5 % and bonus 5 %: a step heals above health 0.86625 and harms below it. */
class StepHealthSpec {

  private static DeskFixture at(String price) {
    return desk().given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", price);
  }

  private static StepHealth step(Valuation loan, String pay, String take) {
    return new StepHealth(loan, amount(pay), amount(take));
  }

  /** At 1,680 health is 0.86625 to the last digit: 1,680 paid for 1.05 WETH leave it there. */
  @Test
  void at_the_frontier_a_step_leaves_health_as_it_was_and_one_unit_more_lowers_it() {
    var loan = at("1680").valuation();
    var even = step(loan, "1680 USDC", "1.05 WETH");
    assertThat(even.before()).isEqualTo(new HealthFactor.Of(Wad.of("0.86625")));
    assertThat(even.after()).isEqualTo(even.before());
    assertThat(even.lowersHealth()).isFalse();
    var greedy = new StepHealth(loan, even.pay(), even.take().plus(oneUnit(WETH)));
    assertThat(greedy.lowersHealth()).isTrue();
    var generous = new StepHealth(loan, even.pay().plus(oneUnit(USDC)), even.take());
    assertThat(generous.lowersHealth()).isFalse();
  }

  @Test
  void a_call_heals_above_the_frontier_and_harms_below_it() {
    for (var price : new String[] {"1900", "1681", "1679", "1500"}) {
      var loan = at(price).valuation();
      var pair = Pair.of(loan, loan.position(USDC.id()), loan.position(WETH.id()));
      var step = StepHealth.of(loan, pair.paying(amount("1000 USDC")));
      assertThat(step.lowersHealth()).as(price).isEqualTo(price.compareTo("1680") < 0);
    }
  }

  @Test
  void a_step_that_repays_everything_harms_nobody() {
    var step = step(at("1700").valuation(), "16000 USDC", "10 WETH");
    assertThat(step.lowersHealth()).isFalse();
    assertThat(step.after()).isEqualTo(new HealthFactor.NoDebt());
  }

  @Test
  void a_step_that_takes_the_last_collateral_for_less_than_the_debt_is_toxic() {
    var step = step(at("1500").valuation(), "14285 USDC", "10 WETH");
    assertThat(step.lowersHealth()).isTrue();
    assertThat(step.after()).isEqualTo(new HealthFactor.Of(Wad.ZERO));
  }

  @Test
  void nothing_is_paid_or_taken_that_is_not_there() {
    var loan = at("1700").valuation();
    assertThatThrownBy(() -> step(loan, "16000.000001 USDC", "1 WETH"))
        .hasMessageContaining("owed");
    assertThatThrownBy(() -> step(loan, "1 USDC", "10.000000000000000001 WETH"))
        .hasMessageContaining("than there is");
  }

  /** Thousandths of a dollar, so that what a part of the debt buys comes out even or nearly so. */
  private static Generator<BigInteger> prices() {
    return Generator.integers(BigInteger.valueOf(800_000), BigInteger.valueOf(1_939_000));
  }

  private static Wad thousandths(BigInteger price) {
    return new Wad(price.multiply(BigInteger.TEN.pow(15)));
  }

  @TestFactory
  Stream<DynamicTest> what_is_toxic_is_what_the_frontier_says() {
    return forAll(
        prices(),
        Generator.oneOf("0.5", "100", "1234.567891", "7000"),
        (price, paid) -> {
          var loan = at(thousandths(price).decimal()).valuation();
          var pair = Pair.of(loan, loan.position(USDC.id()), loan.position(WETH.id()));
          var step = StepHealth.of(loan, pair.paying(Amount.of(paid, USDC)));
          var collateral = loan.collateralValue().units().doubleValue();
          var debt = loan.debtValue().units().doubleValue();
          var frontier = new ToxicityFrontier(0.05, new None());
          var distance = debt / collateral / frontier.loanToValue(collateral) - 1;
          // a unit of WETH is worth less than this share of the payment
          if (Math.abs(distance) < 1e-9) return;
          assertThat(step.lowersHealth()).isEqualTo(frontier.isToxic(debt, collateral));
        });
  }

  /** With other collateral in the loan: if and only if H is below LT × incentive. */
  @TestFactory
  Stream<DynamicTest> with_other_collateral_health_alone_decides() {
    return forAll(
        prices(),
        Generator.oneOf("0.01", "0.1", "0.3"),
        Generator.oneOf("10", "500", "5000"),
        (price, bitcoin, paid) -> {
          var desk =
              desk()
                  .given(deposit("10 WETH"), deposit(bitcoin + " WBTC"), draw("16000 USDC"))
                  .priced("WETH", thousandths(price).decimal());
          var loan = desk.valuation();
          for (var token : new Token[] {WETH, WBTC}) {
            var held = loan.position(token.id());
            var pay = Amount.of(paid, USDC);
            var pair = Pair.of(loan, loan.position(USDC.id()), held);
            var call = pair.paying(pay);
            if (!call.pay().equals(pay)) continue;
            var step = StepHealth.of(loan, call);
            var bound =
                new BigDecimal(
                        held.weights()
                            .liquidationThreshold()
                            .units()
                            .multiply(held.weights().incentive().units()))
                    .movePointLeft(8);
            var health = new BigDecimal(((HealthFactor.Of) step.before()).value().units(), 18);
            // a unit of WBTC is worth less than this share of the payment
            if (health.subtract(bound).abs().compareTo(new BigDecimal("1e-4")) < 0) continue;
            assertThat(step.lowersHealth()).isEqualTo(health.compareTo(bound) < 0);
            assertThat(worse(step)).isEqualTo(step.lowersHealth());
          }
        });
  }

  private static boolean worse(StepHealth step) {
    return step.after() instanceof HealthFactor.Of(var after)
        && step.before() instanceof HealthFactor.Of(var before)
        && after.compareTo(before) < 0;
  }

  /** The same health as a valuation has it, whose values are cut to a unit each. */
  @TestFactory
  Stream<DynamicTest> exact_health_is_what_the_valuation_says_but_for_its_cuts() {
    return forAll(
        prices(),
        price -> {
          var loan = at(thousandths(price).decimal()).valuation();
          var exact = ((HealthFactor.Of) step(loan, "1 USDC", "0 WETH").before()).value().units();
          var cut = ((HealthFactor.Of) loan.health()).value().units();
          assertThat(exact.subtract(cut).abs())
              .isLessThan(Rounding.UP.divide(Wad.SCALE, BigInteger.TEN.pow(10)));
        });
  }
}

package io.plimsoll.domain.execution;

import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.domain.execution.KeeperOptimum.Bound;
import io.plimsoll.domain.execution.PriceImpact.Linear;
import io.plimsoll.domain.execution.PriceImpact.None;
import io.plimsoll.domain.testing.Generator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ToxicityProperties {

  private static Generator<PooledLoan> loans() {
    return random -> {
      var collateral = 1 + 999 * random.nextDouble();
      var price = Math.pow(10, 4 * random.nextDouble() - 1);
      var depth = collateral * Math.pow(10, 3 * random.nextDouble());
      return new PooledLoan(
          collateral * price * (0.3 + 0.7 * random.nextDouble()),
          collateral,
          0.5 + 0.4 * random.nextDouble(),
          0.2 * random.nextDouble(),
          depth,
          depth * price);
    };
  }

  @TestFactory
  Stream<DynamicTest> a_small_step_lowers_health_beyond_the_frontier_and_raises_it_before() {
    return forAll(
        loans(),
        loan -> {
          var value = loan.collateral() * loan.price();
          var distance = loan.debt() / value / loan.frontier().loanToValue(value) - 1;
          if (Math.abs(distance) < 1e-3) return;
          var after = loan.after(loan.debt() * 1e-6);
          assertThat(after.health() < loan.health()).isEqualTo(distance > 0);
          assertThat(loan.frontier().isToxic(loan.debt(), value)).isEqualTo(distance > 0);
        });
  }

  /** H' - H = r (H - LT (1 + i)) / (B - r). */
  @TestFactory
  Stream<DynamicTest> while_the_price_stands_the_gain_is_what_health_says() {
    return forAll(
        loans(),
        Generator.oneOf(0.001, 0.1, 0.5),
        (loan, part) -> {
          var repaid = part * loan.debt();
          var left = loan.collateral() * loan.price() - repaid * (1 + loan.bonus());
          var after = loan.threshold() * left / (loan.debt() - repaid);
          var still = new ToxicityFrontier(loan.bonus(), new None());
          assertThat(still.healthGain(loan.health(), loan.threshold(), loan.debt(), repaid))
              .isCloseTo(after - loan.health(), offset(1e-9));
        });
  }

  @TestFactory
  Stream<DynamicTest> a_keeper_stops_where_the_loan_is_healthy_or_nothing_is_left() {
    return forAll(
        loans(),
        loan -> {
          var optimum = new KeeperOptimum(loan, 0.003, 1, 0.5);
          var strategy = optimum.strategy();
          var first = strategy.first().amount();
          switch (strategy.bound()) {
            case NONE -> assertThat(loan.health()).isGreaterThanOrEqualTo(1);
            case HEALTH -> assertThat(optimum.health(first)).isCloseTo(1, offset(1e-6));
            case COLLATERAL ->
                assertThat(first * (1 + loan.bonus()))
                    .isCloseTo(loan.collateral(), offset(1e-9 * loan.collateral()));
          }
          if (strategy.bound() != Bound.NONE)
            for (var part = 0.05; part < 1; part += 0.05)
              assertThat(optimum.health(part * first)).isLessThan(1);
          assertThat(strategy.last().profit()).isGreaterThanOrEqualTo(0);
        });
  }

  @Test
  void a_linear_impact_counts_with_the_value_at_stake() {
    assertThat(new ToxicityFrontier(0.05, new Linear(1e-7)).loanToValue(1e6))
        .isCloseTo(1 / (1.05 * 1.1), offset(1e-12));
    assertThat(new ToxicityFrontier(0.05, new None()).loanToValue(1e6))
        .isCloseTo(1 / 1.05, offset(1e-12));
  }

  @Test
  void a_first_call_leaves_health_at_one() {
    var calls = new TwoStepCall(1400, 1000, 0.7, 0.05, 0.5);
    var repaid = calls.firstRepay();
    assertThat(0.7 * (1400 - repaid * 1.05) / (1000 - repaid)).isCloseTo(1, offset(1e-12));
    assertThat(calls.gain()).isPositive();
  }

  /** Exp(-l T) of what the whole sale would cost fresh. */
  @Test
  void a_gradual_auction_decays() {
    var auction = new GradualAuction(1000, 0.5);
    assertThat(auction.discreteCost(1.1, 0, 1, 0)).isCloseTo(1000, offset(1e-9));
    assertThat(auction.continuousCost(1, 9, 20))
        .isCloseTo(auction.continuousCost(1, 9, 10) * Math.exp(-5), offset(1e-9));
    assertThat(new SizeImpact(0.02, 0.25, 100).squareRoot(1)).isCloseTo(0.01, offset(1e-15));
  }
}

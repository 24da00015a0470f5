package io.plimsoll.domain.execution;

import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScheduleProperties {

  private static final LinearImpact MARKET = new LinearImpact(0.95, 0.0625, 2.5e-7, 2.5e-6);

  private static Generator<SaleSchedule> schedules() {
    return random ->
        new SaleSchedule(
            MARKET,
            Math.pow(10, 7 * random.nextDouble()),
            0.01 + 10 * random.nextDouble(),
            1 + random.nextInt(300),
            random.nextInt(8) == 0 ? 0 : Math.pow(10, -12 + 12 * random.nextDouble()));
  }

  @TestFactory
  Stream<DynamicTest> the_slices_are_the_whole_and_each_within_a_unit_of_the_schedule() {
    return forAll(
        schedules(),
        Generator.integers(BigInteger.ZERO, ONE.shiftLeft(120)),
        (schedule, units) -> {
          var slices = schedule.slices(WETH.units(units));
          assertThat(slices).hasSize(schedule.steps());
          assertThat(slices.stream().reduce(WETH.zero(), Amount::plus))
              .isEqualTo(WETH.units(units));
          var sales = schedule.sales();
          for (var j = 0; j < slices.size(); j++) {
            var expected = sales[j] / schedule.quantity() * units.doubleValue();
            assertThat(slices.get(j).units().doubleValue())
                .isCloseTo(expected, offset(1 + 1e-12 * units.doubleValue()));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> sales_never_grow_and_add_up() {
    return forAll(
        schedules(),
        schedule -> {
          var sales = schedule.sales();
          for (var j = 1; j < sales.length; j++)
            assertThat(sales[j]).isLessThanOrEqualTo(sales[j - 1] + 1e-12 * schedule.quantity());
          assertThat(DoubleStream.of(sales).sum())
              .isCloseTo(schedule.quantity(), offset(1e-9 * schedule.quantity()));
        });
  }

  /** Cost plus λ times variance, against the same schedule with a little sold earlier or later. */
  @TestFactory
  Stream<DynamicTest> selling_a_little_earlier_or_later_is_no_better() {
    return forAll(
        schedules(),
        Generator.oneOf(-1e-3, 1e-3),
        (schedule, part) -> {
          var best = weighed(schedule, schedule.holdings());
          for (var j = 1; j < schedule.steps(); j += 1 + schedule.steps() / 10) {
            var other = schedule.holdings();
            other[j] += part * schedule.quantity();
            assertThat(weighed(schedule, other)).isGreaterThanOrEqualTo(best * (1 - 1e-9));
          }
        });
  }

  private static double weighed(SaleSchedule schedule, double[] holdings) {
    var step = schedule.days() / schedule.steps();
    var eta = MARKET.temporary() - MARKET.permanent() * step / 2;
    var sum = 0.0;
    for (var j = 1; j < holdings.length; j++) {
      var sold = holdings[j - 1] - holdings[j];
      sum += eta / step * sold * sold;
      sum +=
          schedule.riskAversion()
              * MARKET.volatility()
              * MARKET.volatility()
              * step
              * holdings[j]
              * holdings[j];
    }
    return sum;
  }

  @Test
  void more_aversion_to_risk_costs_more_and_risks_less() {
    var calm = new SaleSchedule(MARKET, 1e6, 5, 50, 1e-7);
    var anxious = calm.withRiskAversion(1e-5);
    assertThat(anxious.expectedCost()).isGreaterThan(calm.expectedCost());
    assertThat(anxious.variance()).isLessThan(calm.variance());
    assertThat(anxious.halfLife()).isLessThan(calm.halfLife());
  }

  @Test
  void the_orders_of_the_papers_sale_are_whole_units() {
    var slices = new SaleSchedule(MARKET, 1e6, 5, 5, 0).slices(WETH.units(BigInteger.valueOf(7)));
    assertThat(slices)
        .extracting(slice -> slice.units().intValueExact())
        .isEqualTo(List.of(2, 1, 2, 1, 1));
  }

  @Test
  void a_market_without_impact_and_a_sale_of_nothing_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LinearImpact(1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SaleSchedule(MARKET, 0, 1, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SaleSchedule(MARKET, 1, 1, 0, 0));
    // half the permanent impact over one long step eats the temporary
    assertThatIllegalArgumentException().isThrownBy(() -> new SaleSchedule(MARKET, 1, 40, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SaleSchedule(MARKET, 1, 1, 1, Double.NaN));
  }
}

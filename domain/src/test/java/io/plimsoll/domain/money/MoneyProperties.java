package io.plimsoll.domain.money;

import static io.plimsoll.domain.money.Rounding.DOWN;
import static io.plimsoll.domain.money.Rounding.HALF_UP;
import static io.plimsoll.domain.money.Rounding.UP;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MoneyProperties {

  private static final BigInteger HUGE = ONE.shiftLeft(200);

  private static Generator<BigInteger> numbers() {
    return Generator.integers(ZERO, HUGE);
  }

  private static Generator<BigInteger> divisors() {
    return Generator.integers(ONE, HUGE);
  }

  private static Generator<Token> tokens() {
    return random -> new Token("TKN", random.nextInt(37));
  }

  @TestFactory
  Stream<DynamicTest> roundings_are_those_of_exact_division() {
    return forAll(
        numbers(),
        numbers(),
        divisors(),
        (a, b, divisor) -> {
          var exact = new BigDecimal(a.multiply(b));
          var by = new BigDecimal(divisor);
          assertThat(DOWN.mulDiv(a, b, divisor))
              .isEqualTo(exact.divide(by, 0, RoundingMode.DOWN).toBigIntegerExact());
          assertThat(UP.mulDiv(a, b, divisor))
              .isEqualTo(exact.divide(by, 0, RoundingMode.UP).toBigIntegerExact());
        });
  }

  @TestFactory
  Stream<DynamicTest> rounding_up_costs_at_most_one_unit_and_half_up_lies_between() {
    return forAll(
        numbers(),
        numbers(),
        divisors(),
        (a, b, divisor) -> {
          var down = DOWN.mulDiv(a, b, divisor);
          var up = UP.mulDiv(a, b, divisor);
          assertThat(up.subtract(down)).isBetween(ZERO, ONE);
          assertThat(HALF_UP.mulDiv(a, b, divisor)).isBetween(down, up);
        });
  }

  @TestFactory
  Stream<DynamicTest> half_up_goes_up_from_half_the_divisor_cut_down() {
    return forAll(
        numbers(),
        divisors(),
        (a, divisor) -> {
          var rest = a.mod(divisor);
          var up = rest.compareTo(divisor.subtract(divisor.shiftRight(1))) >= 0;
          assertThat(HALF_UP.divide(a, divisor))
              .isEqualTo(up ? a.divide(divisor).add(ONE) : a.divide(divisor));
        });
  }

  @TestFactory
  Stream<DynamicTest> an_amount_reads_back_what_it_writes() {
    return forAll(
        numbers(),
        tokens(),
        (units, token) -> {
          var amount = token.units(units);
          assertThat(Amount.of(amount.decimal(), token)).isEqualTo(amount);
          assertThat(amount.decimal()).doesNotContain("E").doesNotMatch(".*\\.\\d*0");
          assertThat(new BigDecimal(amount.decimal()).movePointRight(token.decimals()))
              .isEqualByComparingTo(new BigDecimal(units));
        });
  }

  @TestFactory
  Stream<DynamicTest> ratios_and_rates_read_back_what_they_write() {
    return forAll(
        numbers(),
        units -> {
          assertThat(Wad.of(new Wad(units).decimal())).isEqualTo(new Wad(units));
          assertThat(Ray.of(new Ray(units).decimal())).isEqualTo(new Ray(units));
        });
  }

  @TestFactory
  Stream<DynamicTest> basis_points_read_back_what_they_write() {
    return forAll(
        Generator.integers(ZERO, BigInteger.valueOf(Integer.MAX_VALUE)),
        value -> {
          var share = new BasisPoints(value.intValueExact());
          assertThat(BasisPoints.of(share.decimal())).isEqualTo(share);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_share_and_the_whole_it_is_of_find_each_other() {
    return forAll(
        numbers(),
        Generator.integers(ONE, BigInteger.valueOf(30_000)),
        (units, bps) -> {
          var share = new BasisPoints(bps.intValueExact());
          assertThat(share.whole(share.of(units, DOWN), DOWN)).isLessThanOrEqualTo(units);
          assertThat(share.whole(share.of(units, UP), UP)).isGreaterThanOrEqualTo(units);
        });
  }

  @TestFactory
  Stream<DynamicTest> amounts_are_added_and_taken_off() {
    return forAll(
        numbers(),
        numbers(),
        (a, b) -> {
          var token = new Token("TKN", 6);
          var first = token.units(a);
          var second = token.units(b);
          assertThat(first.plus(second).minus(second)).isEqualTo(first);
          assertThat(first.minusOrZero(second).plus(first.min(second))).isEqualTo(first);
          assertThat(first.exceeds(second)).isEqualTo(a.compareTo(b) > 0);
        });
  }

  /**
   * Scaling up and back never loses, scaling down and back never gains; either by an index's worth.
   */
  @TestFactory
  Stream<DynamicTest> scaled_units_and_what_they_stand_for_favour_the_reserve() {
    return forAll(
        Generator.integers(ZERO, ONE.shiftLeft(128)),
        Generator.integers(Ray.SCALE, Ray.SCALE.multiply(BigInteger.valueOf(1_000))),
        (amount, units) -> {
          var index = new Ray(units);
          assertThat(index.of(index.scale(amount, DOWN), DOWN)).isLessThanOrEqualTo(amount);
          assertThat(index.of(index.scale(amount, UP), DOWN)).isGreaterThanOrEqualTo(amount);
          assertThat(index.of(index.scale(amount, UP), UP)).isGreaterThanOrEqualTo(amount);
        });
  }
}

package io.plimsoll.domain.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.reserve.InterestRateModel.FixedTerm;
import io.plimsoll.domain.reserve.InterestRateModel.PerSecond;
import io.plimsoll.domain.reserve.InterestRateModel.Stretch;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate models beside the kinked curve, over one stretch of time. */
class RateModelSpec {

  private static final long YEAR = 31_536_000;

  private static Stretch stretch(Usage usage, BigInteger memory, long seconds) {
    return new Stretch(usage, Ray.of("0.05"), memory, 1_700_000_000, 1_700_000_000 + seconds);
  }

  private static Usage lent(long percent) {
    return new Usage(BigInteger.valueOf(percent), BigInteger.valueOf(100));
  }

  /** The fee of Maker's ETH-A in 2021, 5.5 % a year, and one second of it. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1.000000001697766583380253701", "2, 1.000000003395533169642918774"})
  void a_factor_for_a_second_is_multiplied_as_often_as_seconds_pass(long seconds, String growth) {
    var model = new PerSecond(Ray.of("1.000000001697766583380253701"));
    assertThat(Ray.ONE.plus(model.charge(stretch(lent(50), BigInteger.ZERO, seconds)).growth()))
        .isEqualTo(Ray.of(growth));
  }

  @Test
  void a_year_of_seconds_is_the_yearly_fee() {
    var model = new PerSecond(Ray.of("1.000000001697766583380253701"));
    assertThat(model.charge(stretch(lent(50), BigInteger.ZERO, YEAR)).growth())
        .isBetween(Ray.of("0.0549999999"), Ray.of("0.0550000001"));
  }

  @Test
  void a_fixed_rate_ends_with_its_term_within_the_stretch_too() {
    var end = Instant.ofEpochSecond(1_700_000_000 + YEAR);
    var model = new FixedTerm(Ray.of("0.05"), end, Ray.of("0.1"));
    var within = model.charge(stretch(lent(50), BigInteger.ZERO, YEAR));
    var over = model.charge(stretch(lent(50), BigInteger.ZERO, 2 * YEAR));

    assertThat(within.growth()).isEqualTo(Ray.of("0.051270833333333333333333333"));
    assertThat(Ray.ONE.plus(over.growth()))
        .isEqualTo(Ray.ONE.plus(within.growth()).times(Ray.of("1.105166666666666666666666667")));
    assertThat(model.borrowRate(lent(50), BigInteger.ZERO, end.getEpochSecond() - 1))
        .isEqualTo(Ray.of("0.05"));
    assertThat(model.borrowRate(lent(50), BigInteger.ZERO, end.getEpochSecond()))
        .isEqualTo(Ray.of("0.1"));
  }

  /** A tenth of the stretch at 10 %, the rest at 1 %. */
  @Test
  void what_lenders_earn_over_the_end_of_a_term_is_what_borrowers_pay() {
    var end = Instant.ofEpochSecond(1_700_000_000 + YEAR);
    var model = new FixedTerm(Ray.of("0.1"), end, Ray.of("0.01"));
    var over = model.charge(stretch(lent(50), BigInteger.ZERO, 10 * YEAR));

    assertThat(over.rate()).isEqualTo(Ray.of("0.019"));
    assertThat(over.growth()).isBetween(Ray.of("0.19"), Ray.of("0.21"));
    assertThat(model.charge(stretch(lent(50), BigInteger.ZERO, YEAR)).rate())
        .isEqualTo(Ray.of("0.1"));
  }

  @Test
  void the_adaptive_level_stands_at_the_target_rises_above_and_falls_below() {
    var level = AdaptiveCurve.MORPHO.opening();
    assertThat(level).isEqualTo(1_268_391_679);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(90), level, YEAR).atTarget()).isEqualTo(level);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(100), level, 86_400).atTarget())
        .isGreaterThan(level);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(0), level, 86_400).atTarget()).isLessThan(level);
  }

  @Test
  void the_adaptive_rate_is_a_quarter_of_the_level_at_none_and_four_times_at_full() {
    var level = BigInteger.valueOf(4_000_000_000L);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(0), level, 0).mean()).isEqualTo(1_000_000_000);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(90), level, 0).mean()).isEqualTo(4_000_000_000L);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(100), level, 0).mean()).isEqualTo(16_000_000_000L);
  }

  @Test
  void the_adaptive_level_stays_between_its_floor_and_its_ceiling() {
    var level = AdaptiveCurve.MORPHO.opening();
    var century = 100 * YEAR;
    assertThat(AdaptiveCurve.MORPHO.rates(lent(0), level, century).atTarget())
        .isEqualTo(31_709_791);
    assertThat(AdaptiveCurve.MORPHO.rates(lent(100), level, century).atTarget())
        .isEqualTo(63_419_583_967L);
  }
}

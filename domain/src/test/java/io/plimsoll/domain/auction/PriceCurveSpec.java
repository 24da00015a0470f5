package io.plimsoll.domain.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.auction.terms.PriceCurve.Exponential;
import io.plimsoll.domain.auction.terms.PriceCurve.Linear;
import io.plimsoll.domain.auction.terms.PriceCurve.Stairstep;
import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prices to the last unit, against recorded runs of the unmodified Maker contracts on a local EVM:
 * quotes of the vectors maker-001-linear, maker-004-stairstep and maker-007-exponential.
 */
class PriceCurveSpec {

  @ParameterizedTest
  @CsvSource({
    "267, 61849294968369883506197867623845",
    "268, 61840373968085970354098315061153",
    "1931, 47004750495938398412542415186538",
    "5749, 12944371411957983696450758061153",
    "6868, 2961772094259166497051448437307",
    "7200, 0",
    "7201, 0"
  })
  void a_line_reaches_zero_when_its_time_is_up(long seconds, BigInteger price) {
    assertThat(
            new Linear(Duration.ofHours(2)).price(ray("64231202044174695116778400000000"), seconds))
        .isEqualTo(new Ray(price));
  }

  @ParameterizedTest
  @CsvSource({
    "59, 25914400325680059160000000000",
    "1202, 25401006637966461064575899925",
    "1223, 25401006637966461064575899925",
    "2959, 24674598039177031512057343073",
    "10197, 21883091367821538701645894161"
  })
  void a_stair_falls_once_a_step(long seconds, BigInteger price) {
    assertThat(
            new Stairstep(Ray.of("0.999"), Duration.ofMinutes(1))
                .price(ray("25914400325680059160000000000"), seconds))
        .isEqualTo(new Ray(price));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 18432129374444217292300000000",
    "410, 16298561458051645020392579906",
    "411, 16293671889614229526886462142",
    "3106, 7258371595527241948509386327",
    "7011, 2248986668892488131350249577"
  })
  void an_exponential_falls_every_second(long seconds, BigInteger price) {
    assertThat(
            new Exponential(Ray.of("0.9997")).price(ray("18432129374444217292300000000"), seconds))
        .isEqualTo(new Ray(price));
  }

  @Test
  void a_cut_of_1_leaves_the_price_and_a_cut_of_0_takes_it() {
    var start = Ray.of("2400");
    assertThat(new Exponential(Ray.ONE).price(start, 1_000_000)).isEqualTo(start);
    assertThat(new Exponential(Ray.ZERO).price(start, 0)).isEqualTo(start);
    assertThat(new Exponential(Ray.ZERO).price(start, 1)).isEqualTo(Ray.ZERO);
  }

  @Test
  void no_curve_rises_or_stands_without_time() {
    var rising = new Ray(Ray.SCALE.add(BigInteger.ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Exponential(rising));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stairstep(rising, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stairstep(Ray.ONE, Duration.ofMillis(999)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Linear(Duration.ZERO));
  }

  private static Ray ray(String units) {
    return new Ray(new BigInteger(units));
  }
}

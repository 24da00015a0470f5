package io.plimsoll.domain.oracle;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceFromFuture;
import io.plimsoll.domain.oracle.PriceRejection.PriceNotPositive;
import io.plimsoll.domain.oracle.PriceRejection.PriceOutOfOrder;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooFine;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooLarge;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceSpec {

  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Duration AHEAD = Duration.ofSeconds(5);
  private static final BigDecimal LARGEST = new BigDecimal("100000000000000000000");

  private static final UnitType DOLLARS = new UnitType.PriceIn("USD");

  private static Price price(Token asset, String perWhole) {
    return new Price(1, asset, USD, Wad.of(perWhole), START);
  }

  private static Observation seen(String price, Instant at) {
    return new Observation(MAIN, WETH.id(), new BigDecimal(price), at, "feed");
  }

  private static Optional<PriceRejection> objection(Observation seen) {
    return seen.objection(DOLLARS, Optional.of(START.minusSeconds(60)), START, AGE, AHEAD);
  }

  @Test
  void a_value_is_rounded_as_told() {
    var ether = price(WETH, "1934.123456789");
    assertThat(ether.value(oneUnit(WETH), Rounding.DOWN)).isEqualTo(amount("0 USD"));
    assertThat(ether.value(oneUnit(WETH), Rounding.UP)).isEqualTo(amount("0.00000001 USD"));
    assertThat(ether.value(amount("2.5 WETH"), Rounding.DOWN))
        .isEqualTo(amount("4835.30864197 USD"));
    assertThat(ether.value(amount("2.5 WETH"), Rounding.UP)).isEqualTo(amount("4835.30864198 USD"));
  }

  @Test
  void a_value_buys_what_is_worth_it() {
    assertThat(price(WBTC, "30000").worth(amount("1000 USD"), Rounding.DOWN))
        .isEqualTo(amount("0.03333333 WBTC"));
    assertThat(price(WBTC, "30000").worth(amount("1000 USD"), Rounding.UP))
        .isEqualTo(amount("0.03333334 WBTC"));
  }

  @Test
  void assets_are_exchanged_at_their_two_prices() {
    assertThat(price(WETH, "1900").exchange(amount("8000 USDC"), price(USDC, "1"), Rounding.DOWN))
        .isEqualTo(amount("4.210526315789473684 WETH"));
    assertThat(price(USDC, "0.5").exchange(amount("1 WBTC"), price(WBTC, "30000"), Rounding.DOWN))
        .isEqualTo(amount("60000 USDC"));
  }

  @Test
  void a_price_speaks_of_its_own_asset_and_currency() {
    var ether = price(WETH, "1900");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ether.value(amount("1 WBTC"), Rounding.DOWN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ether.worth(amount("1 USDC"), Rounding.DOWN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ether.exchange(amount("1 USDC"), price(WBTC, "1"), Rounding.DOWN));
    assertThatIllegalArgumentException().isThrownBy(() -> price(WETH, "0"));
  }

  @Test
  void a_price_grows_old_right_after_its_age() {
    var price = price(WETH, "1900");
    assertThat(price.isOlderThan(AGE, START.plus(AGE))).isFalse();
    assertThat(price.isOlderThan(AGE, START.plus(AGE).plusMillis(1))).isTrue();
  }

  @Test
  void a_good_observation_is_taken_as_it_is() {
    var seen = seen("1934.000000000000000001", START);
    assertThat(objection(seen)).isEmpty();
    assertThat(seen.perWhole()).isEqualTo(Wad.of("1934.000000000000000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-1e-999999", "0e30"})
  void a_price_is_above_zero(String price) {
    assertThat(objection(seen(price, START)))
        .contains(new PriceNotPositive(WETH.id(), new BigDecimal(price)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100000000000000000000.1", "1e21", "1e999999999"})
  void a_price_is_not_absurd(String price) {
    assertThat(objection(seen(price, START)))
        .contains(new PriceTooLarge(WETH.id(), new BigDecimal(price), LARGEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0000000000000000001", "1e-19", "1e-999999999"})
  void a_price_has_at_most_18_decimals(String price) {
    assertThat(objection(seen(price, START)))
        .contains(new PriceTooFine(WETH.id(), new BigDecimal(price), 18));
  }

  @Test
  void a_source_may_run_ahead_by_the_tolerance_and_not_a_millisecond_more() {
    var ahead = START.plus(AHEAD);
    assertThat(objection(seen("1", ahead))).isEmpty();
    assertThat(objection(seen("1", ahead.plusMillis(1))))
        .contains(new PriceFromFuture(WETH.id(), ahead.plusMillis(1), START, AHEAD));
  }

  @Test
  void an_observation_may_be_as_old_as_prices_may_and_not_a_millisecond_more() {
    var oldest = START.minus(AGE);
    var first = Optional.<Instant>empty();
    assertThat(seen("1", oldest).objection(DOLLARS, first, START, AGE, AHEAD)).isEmpty();
    assertThat(seen("1", oldest.minusMillis(1)).objection(DOLLARS, first, START, AGE, AHEAD))
        .contains(new PriceTooOld(WETH.id(), oldest.minusMillis(1), START, AGE));
  }

  @Test
  void a_source_is_heard_in_order() {
    var newest = START.minusSeconds(60);
    assertThat(objection(seen("1", newest.plusMillis(1)))).isEmpty();
    for (var late : new Instant[] {newest, newest.minusSeconds(1)})
      assertThat(objection(seen("1", late)))
          .contains(new PriceOutOfOrder(WETH.id(), "feed", late, newest));
  }
}

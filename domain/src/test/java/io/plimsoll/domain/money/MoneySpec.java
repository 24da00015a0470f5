package io.plimsoll.domain.money;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneySpec {

  @Test
  void an_amount_finer_than_its_token_is_refused_rather_than_rounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.of("0.0000001", USDC))
        .withMessageContaining("USDC has 6 decimals");
    assertThat(Amount.of("0.0000010", USDC).units()).isEqualTo(1);
  }

  @Test
  void amounts_of_different_tokens_do_not_mix() {
    var dollars = Amount.of("1", USDC);
    var ether = Amount.of("1", WETH);
    assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(ether));
    assertThatIllegalArgumentException().isThrownBy(() -> dollars.minus(ether));
    assertThatIllegalArgumentException().isThrownBy(() -> dollars.exceeds(ether));
    assertThatIllegalArgumentException().isThrownBy(() -> dollars.min(ether));
  }

  @Test
  void an_amount_is_never_negative() {
    assertThatIllegalArgumentException().isThrownBy(() -> Amount.of("-0.000001", USDC));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USDC.zero().minus(Amount.of("0.000001", USDC)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Wad(BigInteger.ONE.negate()));
    assertThatIllegalArgumentException().isThrownBy(() -> Ray.ZERO.minus(Ray.ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> new BasisPoints(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> BasisPoints.of("-0.1"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.0001", "10, 0.001", "8250, 0.825", "10000, 1", "12345, 1.2345"})
  void basis_points_are_written_as_a_fraction(int value, String fraction) {
    assertThat(new BasisPoints(value).decimal()).isEqualTo(fraction);
    assertThat(BasisPoints.of(fraction)).isEqualTo(new BasisPoints(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00001", "99999999", "1e30", "1e999999999"})
  void what_is_no_number_of_basis_points_is_refused(String fraction) {
    assertThatIllegalArgumentException().isThrownBy(() -> BasisPoints.of(fraction));
  }

  @Test
  void amounts_are_written_without_exponent_and_trailing_zeros() {
    assertThat(Amount.of("0", USDC)).hasToString("0 USDC");
    assertThat(Amount.of("100.10", USDC)).hasToString("100.1 USDC");
    assertThat(Amount.of("1E+9", WETH)).hasToString("1000000000 WETH");
    assertThat(Amount.of("1E-18", WETH)).hasToString("0.000000000000000001 WETH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A SPACE", "COLON:", "ABCDEFGHIJKLMNOPQRSTU", "É"})
  void a_symbol_is_short_and_plain(String symbol) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Token(symbol, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 37})
  void a_token_has_up_to_36_decimals(int decimals) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Token("TKN", decimals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e2147483647", "one", "", "1,5"})
  void absurd_numbers_are_refused_before_they_are_written_out(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(number, USDC));
    assertThatIllegalArgumentException().isThrownBy(() -> Wad.of(number));
    assertThatIllegalArgumentException().isThrownBy(() -> Ray.of(number));
  }

  @Test
  void nothing_is_divided_by_nothing() {
    assertThatThrownBy(() -> Ray.ONE.dividedBy(Ray.ZERO)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void ray_products_round_half_up() {
    var half = new Ray(Ray.SCALE.shiftRight(1));
    assertThat(half.times(new Ray(BigInteger.ONE))).isEqualTo(new Ray(BigInteger.ONE));
    assertThat(half.minus(new Ray(BigInteger.ONE)).times(new Ray(BigInteger.ONE)))
        .isEqualTo(Ray.ZERO);
    assertThat(Ray.ONE.dividedBy(new Ray(Ray.SCALE.multiply(BigInteger.TWO)))).isEqualTo(half);
  }
}

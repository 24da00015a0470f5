package io.plimsoll.domain.chooser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ChanceSpec {

  @Test
  void the_normal_law_is_known_to_fifteen_decimals() {
    assertThat(Chance.normal(0)).isCloseTo(0.5, offset(1e-15));
    assertThat(Chance.normal(1)).isCloseTo(0.841344746068543, offset(1e-14));
    assertThat(Chance.normal(-1.96)).isCloseTo(0.0249978951482204, offset(1e-15));
    assertThat(Chance.normal(-8)).isCloseTo(6.220960574271785e-16, offset(1e-22));
    assertThat(Chance.normal(-40)).isZero();
  }

  @Test
  void arrivals_are_poisson() {
    assertThat(Chance.atLeast(1, 0.5)).isCloseTo(1 - Math.exp(-0.5), offset(1e-15));
    assertThat(Chance.atLeast(3, 2)).isCloseTo(1 - 5 * Math.exp(-2), offset(1e-15));
    assertThat(Chance.atLeast(1_000, 1e60)).isEqualTo(1);
    assertThat(Chance.atLeast(1, 0)).isZero();
  }

  @Test
  void a_put_is_worth_what_black_says() {
    // at the money, 2 Φ(σ / 2) - 1
    assertThat(Chance.shortfall(0.2, 0)).isCloseTo(2 * Chance.normal(0.1) - 1, offset(1e-15));
    assertThat(Chance.shortfall(0, 0.1)).isCloseTo(1 - Math.exp(-0.1), offset(1e-15));
    assertThat(Chance.shortfall(1e-9, 0.1)).isCloseTo(1 - Math.exp(-0.1), offset(1e-12));
  }
}

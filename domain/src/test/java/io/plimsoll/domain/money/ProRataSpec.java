package io.plimsoll.domain.money;

import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProRataSpec {

  private static List<BigInteger> units(long... numbers) {
    return LongStream.of(numbers).mapToObj(BigInteger::valueOf).toList();
  }

  private static List<BigInteger> split(long whole, long... weights) {
    return ProRata.split(BigInteger.valueOf(whole), units(weights));
  }

  @Test
  void what_is_left_over_goes_to_the_largest_remainders() {
    // 47.0, 16.0, 15.8, 12.0, 6.1, 3.1: one seat is left
    assertThat(split(100, 47_000, 16_000, 15_800, 12_000, 6_100, 3_100))
        .isEqualTo(units(47, 16, 16, 12, 6, 3));
  }

  @Test
  void equal_remainders_are_served_in_the_order_given() {
    assertThat(split(4, 1, 1, 1)).isEqualTo(units(2, 1, 1));
    assertThat(split(5, 1, 1, 1)).isEqualTo(units(2, 2, 1));
    assertThat(split(1, 7, 7)).isEqualTo(units(1, 0));
  }

  @Test
  void nothing_is_split_into_nothing_and_something_needs_a_weight() {
    assertThat(split(0, 0, 0)).isEqualTo(units(0, 0));
    assertThat(split(0)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> split(1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> split(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> split(1, 2, -1));
  }

  @TestFactory
  Stream<DynamicTest> the_parts_are_the_whole_and_each_within_a_unit_of_its_share() {
    var numbers = Generator.integers(ONE, ONE.shiftLeft(100));
    return forAll(
        numbers,
        Generator.lists(numbers, 12),
        (whole, weights) -> {
          var total = weights.stream().reduce(ZERO, BigInteger::add);
          var parts = ProRata.split(whole, weights);
          assertThat(parts.stream().reduce(ZERO, BigInteger::add)).isEqualTo(whole);
          IntStream.range(0, parts.size())
              .forEach(
                  i -> {
                    var down = whole.multiply(weights.get(i)).divide(total);
                    assertThat(parts.get(i)).isBetween(down, down.add(ONE));
                    if (whole.compareTo(total) <= 0)
                      assertThat(parts.get(i)).isLessThanOrEqualTo(weights.get(i));
                  });
        });
  }
}

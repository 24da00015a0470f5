package io.plimsoll.application.replay.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

  private static Figures figures(boolean kept) {
    return new Figures(
        "dutch auction",
        1_234,
        new BigDecimal("2000000"),
        new BigDecimal("1234567.89"),
        new BigDecimal("-12.34"),
        new BigDecimal("56.78"),
        new BigDecimal("1000.5"),
        Duration.ofSeconds(754),
        Duration.ofMinutes(125),
        7,
        3,
        0,
        1_500,
        0,
        new Figures.Batches(30, 450, 6),
        20,
        2,
        0,
        0,
        0,
        0,
        0,
        true,
        kept);
  }

  @Test
  void a_way_of_selling_is_a_line() {
    var lines = new ComparisonTable("March", List.of(figures(true))).lines();

    assertThat(lines.getFirst()).isEqualTo("March");
    assertThat(lines.get(2).replaceAll(" +", " "))
        .isEqualTo("dutch auction 1,234 61.7 % -12.3 56.8 1,001 12m34s 2h05m 7 3");
    assertThat(lines.get(4))
        .contains(
            "1,234,568 repaid of 2,000,000",
            "450 lots sold in 30 batches and 6 left unsold",
            "20 resets, 2 auctions given up",
            "balance");
  }

  @Test
  void a_promise_that_was_not_kept_is_in_the_first_line() {
    assertThat(new ComparisonTable("March", List.of(figures(true), figures(false))).lines())
        .first()
        .asString()
        .contains("NOT EVERY PROMISE WAS KEPT");
  }
}

package io.plimsoll.application.venue;

import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Wad;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderReportTest {

  private static final Lot LOT =
      new Lot(amount("10 WETH"), amount("19000 USDC"), amount("95 USDC"), Wad.of("1900"));

  private static Execution execution(String id, String sold, String received) {
    return new Execution(id, amount(sold), amount(received));
  }

  @Test
  void executions_are_added_up() {
    var report =
        OrderReport.done(
            List.of(execution("a", "1 WETH", "1950 USDC"), execution("b", "2 WETH", "3880 USDC")));
    assertThat(report.fill(LOT)).isEqualTo(new Fill(amount("3 WETH"), amount("5830 USDC")));
  }

  @Test
  void what_is_told_twice_happened_once() {
    var told = execution("a", "1 WETH", "1950 USDC");
    assertThat(OrderReport.done(List.of(told, told)).fill(LOT))
        .isEqualTo(new Fill(amount("1 WETH"), amount("1950 USDC")));
  }

  @Test
  void none_is_nothing_sold() {
    assertThat(OrderReport.unseen().fill(LOT)).isEqualTo(Fill.nothing(LOT));
  }

  @Test
  void one_execution_told_in_two_ways_is_false() {
    var report =
        OrderReport.done(
            List.of(execution("a", "1 WETH", "1950 USDC"), execution("a", "2 WETH", "1950 USDC")));
    assertThatThrownBy(() -> report.fill(LOT))
        .isInstanceOf(FalseReport.class)
        .hasMessageContaining("2 WETH");
  }

  @Test
  void a_sale_of_something_else_is_false() {
    for (var other :
        List.of(execution("a", "1 WBTC", "1950 USDC"), execution("a", "1 WETH", "1950 DAI")))
      assertThatThrownBy(() -> OrderReport.done(List.of(other)).fill(LOT))
          .isInstanceOf(FalseReport.class);
  }
}

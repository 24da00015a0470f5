package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.testing.ScriptedVenue;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.testing.Listing;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More loans sink at one tick than are sold from one after another. */
class CascadeTest extends ExaminedMarket {

  private static final int LOANS = 1_200;

  private final ScriptedVenue pool = new ScriptedVenue("pool");

  /** Of 10 WETH behind 16,000 USDC, and some cents more with each loan, half is sold at 1,900. */
  @BeforeEach
  void sink() {
    price("WETH", "2000");
    price("USDC", "1");
    lanes.given(openMarket());
    for (var symbol : List.of("WETH", "USDC")) lanes.given(Listing.of(token(symbol)).command());
    lanes.given(supply("lena", "30000000 USDC"));
    for (var n = 1; n <= LOANS; n++)
      lanes.given(
          openLoan("L" + n, "ben"),
          deposit("L" + n, "10 WETH"),
          draw("L" + n, "15900.%04d USDC".formatted(n * 7_919 % 9_973)));
    price("WETH", "1900");
  }

  @Test
  void all_are_opened_worst_first_and_sold_from() {
    assertThat(examine(pool.takes(amount("100000 WETH"), USDC.id(), "1890")))
        .isEqualTo(new Examination(LOANS, LOANS, LOANS, 0));
    assertThat(lanes.events(MAIN, LiquidationOpened.class).stream().map(e -> e.debtValue().units()))
        .hasSize(LOANS)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(lanes.events(MAIN, SaleOrdered.class).stream().map(e -> e.liquidation().loan()))
        .containsExactlyElementsOf(
            lanes.events(MAIN, LiquidationOpened.class).stream()
                .map(LiquidationOpened::loan)
                .toList());
  }

  @Test
  void no_order_counts_on_what_an_earlier_one_takes() {
    var done = examine(pool.takes(amount("3000 WETH"), USDC.id(), "1890"));
    assertThat(done.waiting()).isBetween(1, LOANS - 1);
    assertThat(lanes.events(MAIN, OrderUnfilled.class)).isEmpty();
    var quoted =
        lanes.events(MAIN, SaleOrdered.class).stream()
            .collect(
                Collectors.toMap(
                    e -> e.order().id(), e -> e.order().quotes().stream().map(SaleQuote::sold)));
    for (var sale : lanes.events(MAIN, LotSold.class))
      assertThat(quoted.get(sale.order())).as("%s", sale).contains(sale.sold());
    assertThat(examine(pool.takes(amount("100000 WETH"), USDC.id(), "1890")).waiting()).isZero();
  }
}

package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.testing.ScriptedVenue;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Slicing;
import io.plimsoll.domain.liquidation.LiquidationEvent.SlicePaused;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Examinations of a market that sells in up to four slices ten minutes apart: 100 WETH against
 * 160,000 USDC, WETH at 1,850, and a venue that pays 3 % less.
 */
class SlicedSalesTest extends ExaminedMarket {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final ScriptedVenue venue = new ScriptedVenue("pool");

  @BeforeEach
  void open() {
    var selling =
        new SellingTerms(
                EnumSet.of(Mechanism.DIRECT_SALE),
                Optional.empty(),
                Optional.of(Assumptions.standard(USD)))
            .with(new Slicing(4, PAUSE));
    price(USDC, "1");
    for (var i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(1));
      price(WETH, i % 2 == 0 ? "2000" : "2000.2");
    }
    lanes.given(
        opening(selling, Optional.empty()),
        Listing.of(WETH).command(),
        Listing.of(USDC).command(),
        supply("lena", "1000000 USDC"),
        openLoan("L1", "ana"),
        deposit("L1", "100 WETH"),
        draw("L1", "160000 USDC"));
    quoted("1850", "1794.5");
  }

  /** With what the venue pays. */
  private void quoted(String weth, String paid) {
    clock.advance(Duration.ofSeconds(1));
    price(WETH, weth);
    venue.takes(amount("1000 WETH"), USDC.id(), paid);
  }

  private Examination examine() {
    return examine(venue);
  }

  @Test
  void an_examination_sells_one_slice_and_lets_the_next_wait() {
    assertThat(examine()).isEqualTo(new Examination(1, 1, 1, 1));
    assertThat(lanes.events(MAIN, SlicePaused.class)).hasSize(1);
    assertThat(examine()).isEqualTo(new Examination(1, 0, 0, 1));
  }

  @Test
  void the_examination_after_the_pause_sells_the_next() {
    examine();
    clock.advance(PAUSE.minusSeconds(1));
    assertThat(examine().sales()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(examine().sales()).isEqualTo(1);
  }

  @Test
  void a_loan_that_falls_below_its_debt_is_sold_from_at_once() {
    examine();
    quoted("1500", "1455");
    assertThat(examine().sales()).isPositive();
    assertThat(lanes.events(MAIN, SlicePaused.class)).hasSize(1);
  }
}

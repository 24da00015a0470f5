package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
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
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.pacing.PacingTerms;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Examinations of a market whose sales must break no other loan: Ana's 400 WETH against 640,000
 * USDC beside Ben's 100 against 156,593, WETH at 1,900, and a venue that pays a little less.
 */
class PacedSalesTest extends ExaminedMarket {

  private final ScriptedVenue venue = new ScriptedVenue("pool");

  @BeforeEach
  void open() {
    var strict = new PacingTerms(Wad.ONE, Wad.ZERO, Wad.of("1.05"), Duration.ofHours(1));
    price(USDC, "1");
    price(WETH, "2000");
    lanes.given(
        opening(SellingTerms.DIRECT.with(new Guards(false, Optional.of(strict))), Optional.empty()),
        Listing.of(WETH).command(),
        Listing.of(USDC).command(),
        supply("lena", "1000000 USDC"),
        openLoan("L1", "ana"),
        deposit("L1", "400 WETH"),
        draw("L1", "640000 USDC"),
        openLoan("L2", "ben"),
        deposit("L2", "100 WETH"),
        draw("L2", "156593 USDC"));
    price(WETH, "1900");
    venue.takes(amount("1000 WETH"), USDC.id(), "1891.7");
  }

  private Examination examine() {
    return examine(venue);
  }

  @Test
  void what_would_break_a_near_loan_waits_at_the_price_of_the_moment() {
    assertThat(examine()).isEqualTo(new Examination(1, 1, 1, 1));
    var reasons = lanes.events(MAIN, SalePaced.class).getLast().reasons();
    assertThat(reasons.unpaced().some()).containsExactly(new LoanId("L2"));
    assertThat(reasons.picked().broken()).isZero();
    assertThat(examine()).isEqualTo(new Examination(1, 0, 0, 1));
  }

  @Test
  void a_near_loan_that_is_topped_up_holds_nothing_up() {
    examine();
    lanes.given(deposit("L2", "10 WETH"));
    assertThat(examine()).isEqualTo(new Examination(1, 0, 1, 0));
    assertThat(lanes.events(MAIN, SalePaced.class).getLast().reasons().unpaced().broken()).isZero();
  }
}

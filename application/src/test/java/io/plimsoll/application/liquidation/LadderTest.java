package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.approve;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.testing.ScriptedVenue;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.ladder.SecondLook;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.MarginCallCured;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.LoanEvent.MarginCalled;
import io.plimsoll.domain.loan.LoanEvent.MarginWarned;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.StoreDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an examination does in a market with a ladder. */
class LadderTest extends ExaminedMarket {

  private static final Duration WINDOW = Duration.ofHours(6);

  /** Warns below 1.2, calls below 1.1, sells to 1.15. */
  private static final Ladder CALLING =
      new Ladder(
          Wad.of("1.15"),
          Optional.of(new MarginCall(Wad.of("1.2"), Wad.of("1.1"), WINDOW)),
          Optional.empty(),
          Optional.empty());

  private static final Ladder TWICE =
      new Ladder(
          Wad.ONE,
          Optional.empty(),
          Optional.empty(),
          Optional.of(new SecondLook(new BasisPoints(200))));

  private final ScriptedVenue pool = new ScriptedVenue("pool");

  private Examination examine() {
    return examine(pool);
  }

  private Loan.Open loan() {
    return lanes.read(MAIN, (book, _) -> (Loan.Open) book.loan(L1)).join();
  }

  private void open(Ladder ladder, Profile profile, Listing... listings) {
    price("WETH", "2000");
    price("USDC", "1");
    var terms = new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), profile).on(ladder);
    lanes.given(new OpenMarket(MAIN, USD, terms));
    for (var listing : listings) lanes.given(listing.command());
    lanes.given(supply("lena", "1000000 USDC"), openLoan(), deposit("10 WETH"));
  }

  /** Ana owes 13,200 USDC: health is the price of a WETH ÷ 1,600. */
  private void lend() {
    open(CALLING, Profile.STANDARD, Listing.of(WETH), Listing.of(USDC));
    lanes.given(draw("13200 USDC"));
  }

  @Test
  void notices_are_given_and_taken_back_once_each() {
    lend();
    for (var price : List.of("1919", "1919", "1744", "1744", "1800", "1800", "1950", "1950")) {
      price("WETH", price);
      assertThat(examine()).isEqualTo(new Examination(0, 0, 0, 0));
    }
    assertThat(lanes.events(MAIN, MarginWarned.class)).hasSize(1);
    assertThat(lanes.events(MAIN, MarginCalled.class)).hasSize(1);
    assertThat(lanes.events(MAIN, MarginCallCured.class)).hasSize(1);
    assertThat(lanes.events(MAIN, MarginWarningLifted.class)).hasSize(1);
    assertThat(watch.underNotice(MAIN)).isEmpty();
  }

  @Test
  void a_call_that_lapsed_is_sold_to_the_exit() {
    lend();
    price("WETH", "1744");
    examine();
    pool.takes(amount("100 WETH"), USDC.id(), "1740");
    clock.advance(WINDOW.minusSeconds(1));
    price("WETH", "1744");
    price("USDC", "1");
    assertThat(examine().opened()).isZero();

    clock.advance(Duration.ofSeconds(1));
    assertThat(examine()).isEqualTo(new Examination(0, 1, 1, 0));
    assertThat(lanes.events(MAIN, MarginCallLapsed.class)).hasSize(1);
    var closed = lanes.events(MAIN, LiquidationClosed.class).getFirst();
    assertThat(closed.outcome()).isEqualTo(Outcome.RESTORED);
    assertThat(closed.evidence().healthAfter().orElseThrow().isBelow(Wad.of("1.15"))).isFalse();
    assertThat(loan().footing().isCallOver(clock.instant())).isFalse();
  }

  @Test
  void the_clock_of_a_call_survives_a_restart() {
    lend();
    price("WETH", "1744");
    examine();
    clock.advance(WINDOW);
    price("WETH", "1744");
    price("USDC", "1");
    var reborn = new PlainHealthWatch();
    reborn.follow(loan());
    assertThat(reborn.underNotice(MAIN)).containsExactly(L1);
    assertThat(examine(reborn, List.of()).opened()).isEqualTo(1);
    assertThat(lanes.events(MAIN, MarginCalled.class)).hasSize(1);
  }

  @Test
  void who_owes_nothing_any_more_hears_that_the_call_is_cured() {
    lend();
    price("WETH", "1744");
    examine();
    lanes.given(repay("max USDC"));
    assertThat(watch.underNotice(MAIN)).containsExactly(L1);
    examine();
    assertThat(lanes.events(MAIN, MarginCallCured.class)).hasSize(1);
    assertThat(watch.underNotice(MAIN)).isEmpty();
    assertThat(watch.indebted(MAIN)).isZero();
  }

  @Test
  void old_prices_give_no_notice() {
    lend();
    price("WETH", "1744");
    clock.advance(Duration.ofMinutes(61));
    examine();
    assertThat(lanes.events(MAIN, MarginCalled.class)).isEmpty();
  }

  @Test
  void below_1_nobody_waits_for_the_clock() {
    lend();
    price("WETH", "1744");
    examine();
    price("WETH", "1590");
    assertThat(examine()).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(lanes.events(MAIN, MarginCallLapsed.class)).isEmpty();
  }

  @Test
  void a_sale_at_a_loss_waits_until_somebody_answers_for_it() {
    open(TWICE, Profile.STANDARD, Listing.of(WETH), Listing.of(USDC));
    lanes.given(draw("16000 USDC"));
    price("WETH", "1500");
    pool.takes(amount("100 WETH"), USDC.id(), "1490");
    assertThat(examine()).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(lanes.events(MAIN, SaleOrdered.class)).isEmpty();
    lanes.given(approve());
    assertThat(examine()).isEqualTo(new Examination(1, 0, 1, 0));
    assertThat(lanes.events(MAIN, LotSold.class)).hasSize(1);
  }

  @Test
  void a_loan_that_waits_to_be_taken_over_has_a_case_meanwhile() {
    open(TWICE, Profile.COMET, StoreDesk.collateral(Listing.of(WETH)), StoreDesk.usdc());
    lanes.given(draw("16000 USDC"));
    price("WETH", "1500");
    pool.takes(amount("100 WETH"), USDC.id(), "1490");
    assertThat(examine()).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(lanes.events(MAIN, LiquidationOpened.class).getFirst().liquidation())
        .isEqualTo(CASE);
    assertThat(examine()).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(pool.asked()).isEmpty();
    lanes.given(approve());
    assertThat(examine().waiting()).isZero();
    assertThat(lanes.events(MAIN, LiquidationClosed.class).getFirst().outcome())
        .isEqualTo(Outcome.ABSORBED);
  }
}

package io.plimsoll.domain.ladder;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.reviewMargin;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanEvent.MarginCallCured;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.LoanEvent.MarginCalled;
import io.plimsoll.domain.loan.LoanEvent.MarginWarned;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.NoMarginCalls;
import io.plimsoll.domain.loan.LoanRejection.NoNoticeDue;
import io.plimsoll.domain.loan.Watching;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketRejection.LevelTooLow;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notice to a borrower, and what follows when nothing follows. */
class MarginCallSpec {

  private static final Wad WARN = Wad.of("1.2");
  private static final Wad CALL = Wad.of("1.1");
  private static final Duration WINDOW = Duration.ofHours(6);

  /** Warns below 1.2, calls below 1.1, gives six hours, sells to 1.15. */
  private static final Ladder LADDER = ladder("1.15", "1.2", "1.1");

  private static Ladder ladder(String exit, String warn, String call) {
    return new Ladder(
        Wad.of(exit),
        Optional.of(new MarginCall(Wad.of(warn), Wad.of(call), WINDOW)),
        Optional.empty(),
        Optional.empty());
  }

  /** 10 WETH against 13,200 USDC: health is the price of a WETH ÷ 1,600. */
  private static DeskFixture lent() {
    return desk(LADDER).given(deposit("10 WETH"), draw("13200 USDC"));
  }

  private static DeskFixture called() {
    return lent().priced("WETH", "1744").given(reviewMargin());
  }

  private static NoNoticeDue nothingDue(String health) {
    return new NoNoticeDue(L1, new HealthFactor.Of(Wad.of(health)), WARN, CALL);
  }

  @Test
  void below_the_first_level_the_borrower_is_warned_once() {
    var desk = lent().priced("WETH", "1919.9");
    var warned = desk.when(reviewMargin()).thenAccepted().then(MarginWarned.class);
    assertThat(warned.event(MarginWarned.class).evidence().healthBefore())
        .contains(new HealthFactor.Of(Wad.of("1.1999375")));
    desk.when(reviewMargin()).thenRejected(nothingDue("1.1999375"));
    assertThat(desk.loan().footing().notice())
        .contains(new Footing.Notice(START, Optional.empty()));
  }

  @Test
  void at_a_level_nothing_is_said() {
    lent().priced("WETH", "1920").when(reviewMargin()).thenRejected(nothingDue("1.2"));
    var desk = lent().priced("WETH", "1760");
    desk.when(reviewMargin()).thenAccepted().then(MarginWarned.class);
    desk.when(reviewMargin()).thenRejected(nothingDue("1.1"));
  }

  @Test
  void a_warning_that_health_does_not_need_any_more_is_taken_back_and_can_be_given_anew() {
    var desk = lent().priced("WETH", "1900").given(reviewMargin());
    desk.priced("WETH", "1920").when(reviewMargin()).thenAccepted().then(MarginWarningLifted.class);
    desk.when(reviewMargin()).thenRejected(nothingDue("1.2"));
    desk.priced("WETH", "1900").when(reviewMargin()).thenAccepted().then(MarginWarned.class);
  }

  @Test
  void below_the_second_level_the_loan_is_called_once_with_the_time_there_is() {
    var desk = lent().priced("WETH", "1744");
    var call = desk.when(reviewMargin()).thenAccepted().then(MarginCalled.class);
    assertThat(call.event(MarginCalled.class).cureUntil()).isEqualTo(START.plus(WINDOW));
    desk.when(reviewMargin()).thenRejected(nothingDue("1.09"));
    desk.after(WINDOW).when(reviewMargin()).thenRejected(NoNoticeDue.class);
  }

  @Test
  void a_call_follows_a_warning() {
    lent()
        .priced("WETH", "1900")
        .given(reviewMargin())
        .priced("WETH", "1744")
        .when(reviewMargin())
        .thenAccepted()
        .then(MarginCalled.class);
  }

  @Test
  void a_payment_cures_the_call_and_leaves_the_warning() {
    var desk = called().given(repay("200 USDC"));
    desk.when(reviewMargin()).thenAccepted().then(MarginCallCured.class);
    desk.when(reviewMargin()).thenRejected(NoNoticeDue.class);
    desk.after(WINDOW).when(openLiquidation()).thenRejected(LoanHealthy.class);
    desk.given(repay("5000 USDC"))
        .when(reviewMargin())
        .thenAccepted()
        .then(MarginWarningLifted.class);
    assertThat(desk.loan().footing()).isEqualTo(Footing.FIRM);
  }

  @Test
  void who_is_well_again_at_once_hears_of_both() {
    called()
        .given(deposit("5 WETH"))
        .when(reviewMargin())
        .thenAccepted()
        .then(MarginCallCured.class, MarginWarningLifted.class);
    called()
        .given(repay("max USDC"))
        .when(reviewMargin())
        .thenAccepted()
        .then(MarginCallCured.class, MarginWarningLifted.class);
  }

  @Test
  void a_cured_loan_that_falls_again_has_its_time_again() {
    var desk = called().priced("WETH", "1760").given(reviewMargin());
    desk.after(Duration.ofHours(5)).priced("WETH", "1744");
    var call = desk.when(reviewMargin()).thenAccepted().event(MarginCalled.class);
    assertThat(call.cureUntil()).isEqualTo(START.plus(Duration.ofHours(11)));
  }

  @Test
  void within_its_time_the_loan_is_not_sold_from() {
    var desk = called().after(WINDOW.minusMillis(1));
    assertThat(desk.when(openLiquidation()).thenRejected(LoanHealthy.class).line())
        .isEqualTo(Wad.ONE);
  }

  @Test
  void after_its_time_the_case_opens_and_says_why() {
    var desk = called().after(WINDOW);
    var opened =
        desk.when(openLiquidation())
            .thenAccepted()
            .then(MarginCallLapsed.class, LiquidationOpened.class, LiquidationStarted.class);
    assertThat(opened.event(MarginCallLapsed.class).cureUntil()).isEqualTo(START.plus(WINDOW));
    assertThat(opened.event(MarginCallLapsed.class).liquidation()).isEqualTo(CASE);
    assertThat(opened.event(LiquidationOpened.class).evidence().healthBefore())
        .isEqualTo(opened.event(MarginCallLapsed.class).evidence().healthBefore());
  }

  @Test
  void the_line_moved_up_to_the_call_and_not_beyond() {
    var desk = called().after(WINDOW).priced("WETH", "1761");
    assertThat(desk.when(openLiquidation()).thenRejected(LoanHealthy.class).line()).isEqualTo(CALL);
  }

  @Test
  void a_lapsed_call_is_sold_to_the_exit_and_the_loan_starts_afresh() {
    var desk = called().after(WINDOW).given(openLiquidation());
    var lot = Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
    desk.given(order(quote("pool", lot.quantity().decimal() + " WETH", "2900 USDC")));
    var filled =
        desk.when(fill(lot.quantity().decimal() + " WETH", "2900 USDC"))
            .thenAccepted()
            .event(LiquidationClosed.class);
    assertThat(filled.evidence().healthAfter().orElseThrow().isBelow(Wad.of("1.15"))).isFalse();
    assertThat(desk.loan().footing()).isEqualTo(Footing.FIRM);
    desk.when(openLiquidation()).thenRejected(LoanHealthy.class);
    desk.when(reviewMargin()).thenAccepted().then(MarginWarned.class);
  }

  @Test
  void a_keeper_who_comes_uninvited_waits_for_1_all_the_same() {
    var desk = called().after(WINDOW);
    assertThat(desk.when(call("100 USDC", "WETH")).thenRejected(LoanHealthy.class).line())
        .isEqualTo(Wad.ONE);
    desk.given(openLiquidation()).when(call("100 USDC", "WETH")).thenRejected(LoanHealthy.class);
  }

  @Test
  void below_1_the_sale_starts_whatever_the_clock_says() {
    called()
        .priced("WETH", "1599")
        .when(openLiquidation())
        .thenAccepted()
        .then(LiquidationOpened.class, LiquidationStarted.class);
  }

  @Test
  void while_a_case_is_open_nobody_is_called() {
    lent()
        .priced("WETH", "1599")
        .given(openLiquidation())
        .when(reviewMargin())
        .thenRejected(new LiquidationUnderWay(L1, CASE));
  }

  @Test
  void no_notice_is_given_at_prices_too_old_for_a_draw() {
    var late = START.plus(Duration.ofHours(1)).plusMillis(1);
    var desk = lent().priced("WETH", "1744");
    desk.when(reviewMargin())
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, Duration.ofHours(1)));
    assertThat(new Watching(desk.book(), desk.facts()).due(List.of(L1))).isEmpty();
    lent()
        .unpriced("WETH")
        .when(reviewMargin())
        .thenRejected(new PriceMissing(amount("1 WETH").token().id()));
  }

  @Test
  void whoever_is_due_is_found() {
    var desk = lent().priced("WETH", "1744");
    assertThat(new Watching(desk.book(), desk.facts()).due(List.of(L1))).containsExactly(L1);
    desk.given(reviewMargin());
    assertThat(new Watching(desk.book(), desk.facts()).due(List.of(L1))).isEmpty();
  }

  @Test
  void without_levels_nobody_is_called() {
    desk()
        .given(deposit("10 WETH"), draw("13200 USDC"))
        .when(reviewMargin())
        .thenRejected(new NoMarginCalls(MAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "1.15, 1.2, 0.99, ladder.marginCall.callBelow, 0.99, 1",
    "1.15, 1.09, 1.1, ladder.marginCall.warnBelow, 1.09, 1.1",
    "1.09, 1.2, 1.1, ladder.exit, 1.09, 1.1"
  })
  void levels_have_an_order(
      String exit, String warn, String call, String field, String level, String least) {
    var terms =
        new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD)).on(ladder(exit, warn, call));
    DeskFixture.empty()
        .when(new OpenMarket(MAIN, USD, terms))
        .thenRejected(new LevelTooLow(field, Wad.of(level), Wad.of(least)));
  }
}

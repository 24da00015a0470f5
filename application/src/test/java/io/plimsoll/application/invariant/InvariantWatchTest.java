package io.plimsoll.application.invariant;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.reserve.Holdings;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantWatchTest {

  private final Breaches breaches = new Breaches();
  private final InvariantWatch watch = new InvariantWatch(breaches);
  private final DeskFixture desk = DeskFixture.desk();

  private List<Event> drawn() {
    desk.given(deposit("10 WETH"));
    return desk.when(draw("1000 USDC")).thenAccepted().events();
  }

  @Test
  void a_sound_commit_breaks_nothing() {
    watch.committed(desk.book(), drawn());
    assertThat(breaches.standing()).isEmpty();
    assertThat(breaches.found()).isZero();
  }

  @Test
  void a_draw_that_the_reserve_does_not_know_of_is_found() {
    var events = drawn().stream().filter(event -> !(event instanceof ReserveEvent)).toList();
    watch.committed(desk.book(), events);
    assertThat(breaches.standing())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.rule()).isEqualTo(Rule.PARTS_MAKE_THE_WHOLE);
              assertThat(breach.subject()).isEqualTo("USDC DEBT");
              assertThat(breach.explanation()).contains("1000000000 units more");
            });
  }

  @Test
  void a_draw_that_the_loan_does_not_know_of_is_found() {
    var events = drawn().stream().filter(event -> !(event instanceof LoanEvent)).toList();
    watch.committed(desk.book(), events);
    assertThat(breaches.standing())
        .extracting(Breach::rule)
        .containsExactly(Rule.PARTS_MAKE_THE_WHOLE);
  }

  @Test
  void an_index_that_falls_is_found() {
    var events = drawn();
    var early = DeskFixture.desk().given(deposit("10 WETH"), draw("1000 USDC")).book();
    desk.after(Duration.ofDays(30));
    var later = desk.when(repay("10 USDC")).thenAccepted().events();
    watch.committed(desk.book(), later);
    assertThat(breaches.standing()).isEmpty();
    watch.committed(early, events);
    assertThat(breaches.standing()).extracting(Breach::rule).contains(Rule.INDICES_RISE);
  }

  @Test
  void an_index_that_falls_because_lenders_bear_a_loss_is_sound() {
    desk.given(Listing.of(USDC).losses(LossBearer.LENDERS).command(), deposit("10 WETH"));
    watch.committed(desk.book(), desk.when(draw("16000 USDC")).thenAccepted().events());
    desk.priced("WETH", "1000");
    watch.committed(desk.book(), desk.when(call("max USDC", "WETH")).thenAccepted().events());
    assertThat(desk.reserve(USDC).liquidityIndex()).isLessThan(Ray.ONE);
    assertThat(breaches.found()).isZero();
  }

  @Test
  void claims_that_nothing_stands_for_are_found() {
    var events = drawn();
    watch.committed(new Robbed(desk.book()), events);
    assertThat(breaches.standing())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.rule()).isEqualTo(Rule.CLAIMS_COVERED);
              assertThat(breach.subject()).isEqualTo("USDC");
            });
  }

  /** A book whose reserve of USDC lacks a coin. */
  private record Robbed(Book honest) implements Book {

    @Override
    public MarketId id() {
      return honest.id();
    }

    @Override
    public StreamState state(StreamId stream) {
      if (!(honest.state(stream) instanceof Reserve.Listed reserve)
          || !reserve.asset().equals(USDC)) return honest.state(stream);
      var had = reserve.holdings();
      var left =
          new Holdings(
              had.cash().subtract(BigInteger.TWO),
              had.suppliedShares(),
              had.scaledDebt(),
              had.deficit(),
              had.collateral(),
              had.inventory(),
              had.keepers());
      return new Reserve.Listed(
          reserve.asset(),
          reserve.terms(),
          left,
          reserve.accrual(),
          reserve.isolatedDebt(),
          reserve.losses());
    }
  }
}

package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.testing.ForAll;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.PaperBook;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random runs of the whole desk; what holds after every move is in the audit and the voyage. */
class DeskProperties {

  private static final int RUNS = 40;
  private static final int MOVES = 80;

  @TestFactory
  Stream<DynamicTest> the_books_are_right_after_any_commands() {
    return forAll(
        4,
        RUNS,
        Generator.lists(Move.moves(), MOVES),
        moves -> {
          var voyage = new Voyage();
          moves.forEach(voyage::take);
          var book = voyage.desk().book();
          assertThat(PaperBook.replayed(MAIN, book.events()).states())
              .as("events read again give what deciding left")
              .isEqualTo(book.states());
        });
  }

  /** Loans are absorbed in markets of another profile. */
  private static final Set<Outcome> OUTCOMES = EnumSet.complementOf(EnumSet.of(Outcome.ABSORBED));

  private static final List<Class<?>> STEPS =
      Stream.<Class<?>>of(LiquidationEvent.class.getPermittedSubclasses())
          .filter(step -> step != LiquidationEvent.LoanAbsorbed.class)
          .toList();

  /** The runs above prove something only if they meet everything there is to meet. */
  @Test
  void random_runs_meet_every_way_a_case_can_go() {
    var random = ForAll.random(20_210_111);
    var outcomes = EnumSet.noneOf(Outcome.class);
    Set<Class<?>> met = new HashSet<>();
    for (var run = 0; run < 200 && !isAllMet(outcomes, met); run++) {
      var voyage = new Voyage();
      Generator.lists(Move.moves(), MOVES).next(random).forEach(voyage::take);
      for (var event : voyage.desk().book().events()) {
        met.add(event.getClass());
        if (event instanceof LiquidationClosed closed) outcomes.add(closed.outcome());
      }
    }
    assertThat(outcomes).isEqualTo(OUTCOMES);
    assertThat(met).containsAll(STEPS);
  }

  private static boolean isAllMet(Set<Outcome> outcomes, Set<Class<?>> met) {
    return outcomes.equals(OUTCOMES) && met.containsAll(STEPS);
  }

  @TestFactory
  Stream<DynamicTest> nobody_gains_by_supplying_and_withdrawing_at_once() {
    return forAll(
        4,
        RUNS,
        Move.moves(),
        move -> {
          var desk = new Voyage().desk().after(someTime(move));
          var asset = Voyage.ASSETS.get(move.what());
          var otto = new AccountId("otto");
          var amount = asset.units(move.size());
          if (!(desk.decide(new Supply(MAIN, otto, asset.id(), quantity(amount)))
              instanceof Accepted)) return;
          var out = desk.decide(new Withdraw(MAIN, otto, asset.id(), Quantity.everything()));
          if (out instanceof Accepted(var events))
            assertThat(((Withdrawn) events.getLast()).amount()).isLessThanOrEqualTo(amount);
        });
  }

  @TestFactory
  Stream<DynamicTest> nobody_gains_by_drawing_and_repaying_at_once() {
    return forAll(
        4,
        RUNS,
        Move.moves(),
        move -> {
          var desk = new Voyage().desk().after(someTime(move));
          var asset = Voyage.ASSETS.get(move.what());
          var owed = desk.debt(asset);
          var amount = asset.units(move.size());
          if (!(desk.decide(new Draw(MAIN, L1, asset.id(), quantity(amount))) instanceof Accepted))
            return;
          assertThat(desk.debt(asset)).isGreaterThanOrEqualTo(owed.plus(amount));
          if (desk.decide(new Repay(MAIN, L1, asset.id(), quantity(amount))) instanceof Accepted)
            assertThat(desk.debt(asset)).isGreaterThanOrEqualTo(owed);
        });
  }

  /** Up to a year. */
  private static Duration someTime(Move move) {
    return Duration.ofSeconds(move.choice(31_536_000));
  }
}

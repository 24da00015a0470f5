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
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.PaperBook;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random runs of the whole desk; what holds after every move is in the audit and the voyage. */
class DeskProperties {

  private static final int RUNS = 40;
  private static final int MOVES = 80;

  @TestFactory
  Stream<DynamicTest> the_books_are_right_after_any_commands() {
    return Arrays.stream(Waters.values()).flatMap(DeskProperties::sound);
  }

  private static Stream<DynamicTest> sound(Waters waters) {
    return forAll(
        4,
        RUNS,
        Generator.lists(Move.moves(waters.kinds()), MOVES),
        moves -> {
          var voyage = new Voyage(waters);
          moves.forEach(voyage::take);
          var book = voyage.desk().book();
          assertThat(PaperBook.replayed(MAIN, book.events()).states())
              .as("events read again give what deciding left")
              .isEqualTo(book.states());
        });
  }

  @TestFactory
  Stream<DynamicTest> nobody_gains_by_supplying_and_withdrawing_at_once() {
    return forAll(
        4,
        RUNS,
        Move.moves(Waters.STANDARD.kinds()),
        move -> {
          var desk = new Voyage(Waters.STANDARD).desk().after(someTime(move));
          var asset = Waters.STANDARD.assets().get(move.what());
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
        Move.moves(Waters.STANDARD.kinds()),
        move -> {
          var desk = new Voyage(Waters.STANDARD).desk().after(someTime(move));
          var asset = Waters.STANDARD.assets().get(move.what());
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

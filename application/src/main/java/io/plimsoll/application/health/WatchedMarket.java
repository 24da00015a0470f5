package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Wad;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One market's indebted loans in columns. Each is either armed, or a suspect: one that is new, has
 * changed, lacked a price or was not clearly above the line when it was last weighed.
 */
final class WatchedMarket {

  private final LoanSlots slots = new LoanSlots();
  private final Legs legs = new Legs();
  private final Columns columns = new Columns();
  private final Levels levels = new Levels(legs);
  private final Triggers triggers = new Triggers();
  private final SlotSet suspects = new SlotSet();

  synchronized int size() {
    return slots.size();
  }

  synchronized void follow(Loan.Open loan) {
    if (loan.isDebtFree()) {
      var slot = slots.find(loan.id());
      if (slot >= 0) leave(slot);
      return;
    }
    var slot = slots.put(loan);
    columns.put(slot, legs.positions(loan));
    triggers.disarm(slot);
    suspects.add(slot);
  }

  /**
   * Every loan that is not clearly above a line, but for those without a price. Up to the market's
   * own line only suspects have to be weighed; above it, all loans.
   */
  synchronized List<Loan.Open> doubtful(Wad line, Market.Open market, Book book, Facts facts) {
    levels.read(market, book, facts);
    var weighing = levels.against(line);
    if (line.compareTo(market.terms().ladder().watch()) > 0)
      return loans(columns.sweep(weighing).stream());
    arm(market.terms().ladder().watch());
    return loans(suspects.stream().filter(slot -> !columns.isClearlyAbove(slot, weighing)));
  }

  private void arm(Wad line) {
    if (!triggers.holdFor(line, levels)) slots.stream().forEach(suspects::add);
    triggers.fire(levels, suspects::add);
    suspects.removeIf(slot -> triggers.arm(slot, columns, levels));
  }

  private void leave(int slot) {
    triggers.disarm(slot);
    suspects.remove(slot);
    columns.remove(slot);
    slots.remove(slot);
  }

  private List<Loan.Open> loans(IntStream found) {
    return found.mapToObj(slots::loan).toList();
  }
}

package io.plimsoll.application.health;

import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives each loan a number for as long as it is followed; numbers of loans that left are given
 * again. The table from name to number has no objects of its own.
 */
final class LoanSlots {

  private static final int FIRST_TABLE = 16;

  private final List<Loan.Open> loans = new ArrayList<>();
  private final SlotList free = new SlotList();

  /** Slots plus one at the places their names hash to, or the next that was free; 0: none. */
  private int[] table = new int[FIRST_TABLE];

  private int size;

  int size() {
    return size;
  }

  Loan.Open loan(int slot) {
    return loans.get(slot);
  }

  /** Every slot in use. */
  IntStream stream() {
    return IntStream.of(table).filter(entry -> entry != 0).map(entry -> entry - 1);
  }

  /** The slot of a loan, or -1. */
  int find(LoanId loan) {
    return table[place(loan)] - 1;
  }

  /** The slot of a loan's new state. */
  int put(Loan.Open loan) {
    var known = find(loan.id());
    if (known >= 0) {
      loans.set(known, loan);
      return known;
    }
    if (2 * (size + 1) > table.length) enlarge();
    var slot = free.isEmpty() ? loans.size() : free.removeLast();
    if (slot == loans.size()) loans.add(loan);
    else loans.set(slot, loan);
    table[place(loan.id())] = slot + 1;
    size++;
    return slot;
  }

  /** Frees a slot; its last loan stays reachable until the slot is given again. */
  void remove(int slot) {
    var gap = place(loans.get(slot).id());
    table[gap] = 0;
    for (var at = next(gap); table[at] != 0; at = next(at)) {
      var home = home(loans.get(table[at] - 1).id());
      if (distance(home, at) < distance(gap, at)) continue;
      table[gap] = table[at];
      table[at] = 0;
      gap = at;
    }
    free.add(slot);
    size--;
  }

  /** Where a loan stands in the table, or would be put. */
  private int place(LoanId loan) {
    var at = home(loan);
    while (table[at] != 0 && !loans.get(table[at] - 1).id().equals(loan)) at = next(at);
    return at;
  }

  /** Spread by the golden ratio. */
  private int home(LoanId loan) {
    return (loan.hashCode() * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
  }

  private int next(int at) {
    return (at + 1) & (table.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (table.length - 1);
  }

  private void enlarge() {
    var slots = stream().toArray();
    table = new int[2 * table.length];
    for (var slot : slots) table[place(loans.get(slot).id())] = slot + 1;
  }
}

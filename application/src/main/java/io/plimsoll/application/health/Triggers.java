package io.plimsoll.application.health;

import static io.plimsoll.application.health.Levels.RELATIVE_DOUBT;
import static io.plimsoll.application.health.Levels.VALUE_DOUBT;

import io.plimsoll.domain.money.Wad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * For every armed loan a bound on each of its legs: while no leg stands beyond its bound, the loan
 * is above the line, however the others stand. A loan whose backing is q times what the line asks
 * for may lose three quarters of ln q on the legs that back it and one quarter on those it owes; so
 * a tick asks only the first bound of each leg, and a loan near the line is looked at again each
 * time most of its room is gone. Interest and terms are part of a leg's level, like its price.
 */
final class Triggers {

  private final List<TriggerHeap> heaps = new ArrayList<>();
  private int[] stamps = new int[0];

  /**
   * By leg, what rounding is taken to cost at most; more than its coarseness while loans are armed.
   */
  private double[] margins = new double[0];

  private Wad line = Wad.ZERO;

  /**
   * Whether bounds set earlier still say what they should, at another line or coarser levels; if
   * not, all are forgotten.
   */
  boolean holdFor(Wad asked, Levels levels) {
    var holds = line.equals(asked);
    line = asked;
    margins = Arrays.copyOf(margins, levels.size());
    while (heaps.size() < levels.size()) heaps.add(new TriggerHeap());
    for (var leg = 0; leg < margins.length; leg++)
      if (levels.coarseness(leg) > margins[leg]) {
        holds &= margins[leg] == 0;
        margins[leg] = 2 * levels.coarseness(leg);
      }
    if (!holds) heaps.forEach(TriggerHeap::clear);
    return holds;
  }

  /** What a slot was armed with is void. */
  void disarm(int slot) {
    if (slot >= stamps.length) stamps = Arrays.copyOf(stamps, Math.max(16, slot + (slot >> 1)));
    stamps[slot]++;
  }

  /** Sets the bounds of a loan that was disarmed; false if it is not clearly above the line. */
  boolean arm(int slot, Columns columns, Levels levels) {
    var shelf = columns.shelf(slot);
    var row = columns.row(slot);
    var room = room(shelf, row, levels);
    if (!(room > 1)) return false;
    var half = Math.sqrt(room);
    var quarter = Math.sqrt(half);
    for (var at = 0; at < shelf.width(); at++) {
      var leg = shelf.leg(row, at);
      var level = levels.level(leg);
      var bound = levels.backs(leg) ? -level / (half * quarter) : level * quarter;
      heaps.get(leg).add(bound, slot, stamps);
    }
    return true;
  }

  /** Disarms and tells every loan with a leg beyond its bound. */
  void fire(Levels levels, IntConsumer fired) {
    for (var leg = 0; leg < heaps.size(); leg++) {
      var heap = heaps.get(leg);
      var badness = levels.badness(leg);
      while (heap.isReached(badness)) {
        var slot = heap.take(stamps);
        if (slot < 0) continue;
        disarm(slot);
        fired.accept(slot);
      }
    }
  }

  /** What backs a loan for each part of what the line asks for; not a number without a price. */
  private double room(Shelf shelf, int row, Levels levels) {
    var height = line.units().doubleValue() / Wad.SCALE.doubleValue();
    var backing = 0.0;
    var asked = 0.0;
    for (var at = 0; at < shelf.width(); at++) {
      var leg = shelf.leg(row, at);
      var amount = shelf.amount(row, at);
      var level = levels.level(leg);
      if (levels.backs(leg)) {
        backing += Math.max(0, amount - margins[leg]) * level;
        asked += VALUE_DOUBT;
      } else asked += ((amount + margins[leg]) * level + VALUE_DOUBT) * height;
    }
    return backing * (1 - RELATIVE_DOUBT) / (asked * (1 + RELATIVE_DOUBT));
  }
}

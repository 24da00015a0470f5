package io.plimsoll.application.health;

import io.plimsoll.application.health.Legs.Position;
import java.util.Arrays;
import java.util.List;

/**
 * Loans of the same number of positions, in columns without gaps: the first position of each, then
 * the second of each, and so on.
 */
final class Shelf {

  private static final int FIRST_ROWS = 16;

  /** Rows weighed together, so that their sums stay near the processor. */
  private static final int BLOCK = 1_024;

  private final int[][] legs;
  private final double[][] amounts;
  private int[] slots = new int[FIRST_ROWS];
  private int size;

  /**
   * @param width how many positions each loan has
   */
  Shelf(int width) {
    legs = new int[width][FIRST_ROWS];
    amounts = new double[width][FIRST_ROWS];
  }

  int width() {
    return legs.length;
  }

  int leg(int row, int position) {
    return legs[position][row];
  }

  double amount(int row, int position) {
    return amounts[position][row];
  }

  /** The row a loan is put on. */
  int add(int slot, List<Position> positions) {
    if (size == slots.length) grow();
    slots[size] = slot;
    write(size, positions);
    return size++;
  }

  void write(int row, List<Position> positions) {
    for (var at = 0; at < legs.length; at++) {
      legs[at][row] = positions.get(at).leg();
      amounts[at][row] = positions.get(at).amount();
    }
  }

  /** Takes a loan off; the last one comes to its row, whose slot is told. */
  int remove(int row) {
    size--;
    slots[row] = slots[size];
    for (var at = 0; at < legs.length; at++) {
      legs[at][row] = legs[at][size];
      amounts[at][row] = amounts[at][size];
    }
    return slots[row];
  }

  boolean isClearlyAbove(int row, Weighing weighing) {
    var weights = weighing.weights();
    var doubts = weighing.doubts();
    var sum = 0.0;
    for (var at = 0; at < legs.length; at++) {
      var leg = legs[at][row];
      sum += amounts[at][row] * weights[leg] - doubts[leg];
    }
    return !(sum <= 0);
  }

  /**
   * Adds the slots of all that are not clearly above the line. The greatest doubt of any leg is
   * held against every position first, because that needs no look-up; who fails so is weighed
   * again.
   */
  void sweep(Weighing weighing, SlotList found) {
    var weights = weighing.weights();
    var doubt = weighing.greatestDoubt() * legs.length;
    var failed = new SlotList();
    switch (legs.length) {
      case 2 -> two(weights, doubt, failed);
      case 3 -> three(weights, doubt, failed);
      default -> any(weights, doubt, failed);
    }
    failed.stream()
        .filter(row -> !isClearlyAbove(row, weighing))
        .map(row -> slots[row])
        .forEach(found::add);
  }

  private void two(double[] weights, double doubt, SlotList failed) {
    var firsts = amounts[0];
    var seconds = amounts[1];
    var first = legs[0];
    var second = legs[1];
    for (var row = 0; row < size; row++)
      if (firsts[row] * weights[first[row]] + seconds[row] * weights[second[row]] <= doubt)
        failed.add(row);
  }

  private void three(double[] weights, double doubt, SlotList failed) {
    var firsts = amounts[0];
    var seconds = amounts[1];
    var thirds = amounts[2];
    var first = legs[0];
    var second = legs[1];
    var third = legs[2];
    for (var row = 0; row < size; row++)
      if (firsts[row] * weights[first[row]]
              + seconds[row] * weights[second[row]]
              + thirds[row] * weights[third[row]]
          <= doubt) failed.add(row);
  }

  private void any(double[] weights, double doubt, SlotList failed) {
    var sums = new double[BLOCK];
    for (var from = 0; from < size; from += BLOCK) {
      var rows = Math.min(BLOCK, size - from);
      Arrays.fill(sums, 0);
      for (var at = 0; at < legs.length; at++) add(at, from, rows, weights, sums);
      for (var row = 0; row < rows; row++) if (sums[row] <= doubt) failed.add(from + row);
    }
  }

  private void add(int at, int from, int rows, double[] weights, double[] sums) {
    var amount = amounts[at];
    var leg = legs[at];
    for (var row = 0; row < rows; row++) sums[row] += amount[from + row] * weights[leg[from + row]];
  }

  private void grow() {
    var rows = size + (size >> 1);
    slots = Arrays.copyOf(slots, rows);
    for (var at = 0; at < legs.length; at++) {
      legs[at] = Arrays.copyOf(legs[at], rows);
      amounts[at] = Arrays.copyOf(amounts[at], rows);
    }
  }
}

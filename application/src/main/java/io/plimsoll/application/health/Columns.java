package io.plimsoll.application.health;

import io.plimsoll.application.health.Legs.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The positions of all loans of a market by slot, on shelves by how many a loan has. */
final class Columns {

  private final List<Shelf> shelves = new ArrayList<>();
  private int[] widths = new int[0];
  private int[] rows = new int[0];

  /**
   * What a slot's loan has now.
   *
   * @param positions at least one
   */
  void put(int slot, List<Position> positions) {
    if (slot >= widths.length) {
      widths = Arrays.copyOf(widths, Math.max(16, slot + (slot >> 1)));
      rows = Arrays.copyOf(rows, widths.length);
    }
    var width = positions.size();
    while (shelves.size() <= width) shelves.add(new Shelf(shelves.size()));
    if (widths[slot] == width) {
      shelves.get(width).write(rows[slot], positions);
      return;
    }
    if (widths[slot] != 0) remove(slot);
    widths[slot] = width;
    rows[slot] = shelves.get(width).add(slot, positions);
  }

  void remove(int slot) {
    rows[shelves.get(widths[slot]).remove(rows[slot])] = rows[slot];
    widths[slot] = 0;
  }

  Shelf shelf(int slot) {
    return shelves.get(widths[slot]);
  }

  int row(int slot) {
    return rows[slot];
  }

  boolean isClearlyAbove(int slot, Weighing weighing) {
    return shelf(slot).isClearlyAbove(rows[slot], weighing);
  }

  /** Every slot whose loan is not clearly above the line, and has all its prices. */
  SlotList sweep(Weighing weighing) {
    var found = new SlotList();
    for (var shelf : shelves) shelf.sweep(weighing, found);
    return found;
  }
}

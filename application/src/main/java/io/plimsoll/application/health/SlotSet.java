package io.plimsoll.application.health;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A set of slots in which each is found at once. */
final class SlotSet {

  private int[] slots = new int[16];
  private int size;

  /** By slot, its place in the list plus one; 0: it is not there. */
  private int[] places = new int[0];

  void add(int slot) {
    if (slot >= places.length) places = Arrays.copyOf(places, Math.max(16, slot + (slot >> 1)));
    if (places[slot] != 0) return;
    if (size == slots.length) slots = Arrays.copyOf(slots, size * 2);
    slots[size] = slot;
    places[slot] = ++size;
  }

  void remove(int slot) {
    if (slot >= places.length || places[slot] == 0) return;
    var last = slots[--size];
    slots[places[slot] - 1] = last;
    places[last] = places[slot];
    places[slot] = 0;
  }

  /** Goes from the last to the first, so that what leaves moves nobody who is still to come. */
  void removeIf(IntPredicate leaves) {
    for (var at = size - 1; at >= 0; at--) if (leaves.test(slots[at])) remove(slots[at]);
  }

  IntStream stream() {
    return Arrays.stream(slots, 0, size);
  }
}

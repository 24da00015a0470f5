package io.plimsoll.application.health;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Slots, or rows, in the order in which they came. */
final class SlotList {

  private int[] slots = new int[16];
  private int size;

  void add(int slot) {
    if (size == slots.length) slots = Arrays.copyOf(slots, size * 2);
    slots[size++] = slot;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int removeLast() {
    return slots[--size];
  }

  IntStream stream() {
    return Arrays.stream(slots, 0, size);
  }
}

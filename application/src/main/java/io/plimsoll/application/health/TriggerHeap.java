package io.plimsoll.application.health;

import java.util.Arrays;

/**
 * The triggers of one leg, the first to be reached on top. A trigger that was set anew leaves its
 * old entry behind, which is known by its stamp; such entries are cleared away when there is no
 * more room, so that an entry costs a logarithm of their number in the long run.
 */
final class TriggerHeap {

  private static final int FIRST_ENTRIES = 16;

  /** How high the leg may stand to the bad. */
  private double[] bounds = new double[FIRST_ENTRIES];

  /** Slot and, in the lower half, stamp. */
  private long[] entries = new long[FIRST_ENTRIES];

  private int size;

  /**
   * @param stamps of this moment, by slot
   */
  void add(double bound, int slot, int[] stamps) {
    if (size == bounds.length) makeRoom(stamps);
    rise(size++, bound, entry(slot, stamps[slot]));
  }

  /** Whether the leg stands beyond the first trigger. */
  boolean isReached(double badness) {
    return size > 0 && badness > bounds[0];
  }

  /** Takes the first entry; its slot, or -1 if it was left behind. */
  int take(int[] stamps) {
    var top = entries[0];
    var last = --size;
    if (last > 0) sink(0, bounds[last], entries[last]);
    return isLive(top, stamps) ? slot(top) : -1;
  }

  void clear() {
    size = 0;
  }

  private void makeRoom(int[] stamps) {
    var kept = 0;
    for (var at = 0; at < size; at++)
      if (isLive(entries[at], stamps)) {
        bounds[kept] = bounds[at];
        entries[kept++] = entries[at];
      }
    size = kept;
    for (var at = (size >> 1) - 1; at >= 0; at--) sink(at, bounds[at], entries[at]);
    if (size > bounds.length / 3 * 2) {
      var room = bounds.length + (bounds.length >> 1);
      bounds = Arrays.copyOf(bounds, room);
      entries = Arrays.copyOf(entries, room);
    }
  }

  private void rise(int from, double bound, long entry) {
    var at = from;
    while (at > 0) {
      var parent = (at - 1) >> 1;
      if (bounds[parent] <= bound) break;
      bounds[at] = bounds[parent];
      entries[at] = entries[parent];
      at = parent;
    }
    bounds[at] = bound;
    entries[at] = entry;
  }

  private void sink(int from, double bound, long entry) {
    var at = from;
    while (true) {
      var child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && bounds[child + 1] < bounds[child]) child++;
      if (bound <= bounds[child]) break;
      bounds[at] = bounds[child];
      entries[at] = entries[child];
      at = child;
    }
    bounds[at] = bound;
    entries[at] = entry;
  }

  private static long entry(int slot, int stamp) {
    return ((long) slot << Integer.SIZE) | Integer.toUnsignedLong(stamp);
  }

  private static int slot(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static boolean isLive(long entry, int[] stamps) {
    return stamps[slot(entry)] == (int) entry;
  }
}

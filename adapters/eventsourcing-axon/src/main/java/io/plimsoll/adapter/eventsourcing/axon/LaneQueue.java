package io.plimsoll.adapter.eventsourcing.axon;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a lane, so many of each urgency at most. The urgent come first; while both wait a
 * quarter of what is taken is left to the others, so that a crash does not keep borrowers from
 * repaying. Among the others the parties take turns, and what one party asks for stays in its
 * order: one that asks for thousands of things holds nobody up but itself.
 */
final class LaneQueue<T> {

  private static final int PARTS_OF_THE_OTHERS = 4;

  private record Party<T>(String name, Deque<T> waiting) {}

  private final int limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<T> urgent = new ArrayDeque<>();
  private final Map<String, Party<T>> parties = new HashMap<>();

  /** Parties that wait for something, the next one first. */
  private final Deque<Party<T>> turns = new ArrayDeque<>();

  private int others;
  private boolean closed;

  LaneQueue(int limit) {
    this.limit = limit;
  }

  /** Whether there was room. */
  boolean offerUrgent(T task) {
    lock.lock();
    try {
      if (closed || urgent.size() >= limit) return false;
      urgent.add(task);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was room. */
  boolean offer(T task, String party) {
    lock.lock();
    try {
      if (closed || others >= limit) return false;
      var asking = parties.computeIfAbsent(party, name -> new Party<>(name, new ArrayDeque<>()));
      if (asking.waiting().isEmpty()) turns.add(asking);
      asking.waiting().add(task);
      others++;
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more in. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something and takes it, and more if it is there.
   *
   * @return false once it is closed and empty
   */
  boolean take(Collection<? super T> into, int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (urgent.isEmpty() && others == 0) {
        if (closed) return false;
        filled.await();
      }
      var left = most - Math.min(others, most / PARTS_OF_THE_OTHERS);
      for (; left > 0 && !urgent.isEmpty(); left--) into.add(urgent.remove());
      for (left += Math.min(others, most / PARTS_OF_THE_OTHERS); left > 0 && others > 0; left--)
        into.add(next());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private T next() {
    var party = turns.remove();
    var task = party.waiting().remove();
    others--;
    if (party.waiting().isEmpty()) parties.remove(party.name());
    else turns.add(party);
    return task;
  }
}

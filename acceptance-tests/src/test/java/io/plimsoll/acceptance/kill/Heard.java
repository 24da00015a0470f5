package io.plimsoll.acceptance.kill;

import io.plimsoll.acceptance.kill.Asked.Promise;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers have heard between a start and a kill, or not heard. */
final class Heard {

  private final Queue<Promise> promised = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Asked> refused = new ConcurrentLinkedQueue<>();
  private final Queue<Asked> unanswered = new ConcurrentLinkedQueue<>();

  void promised(Promise promise) {
    promised.add(promise);
    count.incrementAndGet();
  }

  /** How many promises there are so far. */
  int promised() {
    return count.get();
  }

  void refused(Asked asked) {
    refused.add(asked);
  }

  /** No answer came, or one that promises nothing. */
  void unanswered(Asked asked) {
    unanswered.add(asked);
  }

  List<Promise> promises() {
    return List.copyOf(promised);
  }

  List<Asked> refusals() {
    return List.copyOf(refused);
  }

  List<Asked> open() {
    return List.copyOf(unanswered);
  }
}

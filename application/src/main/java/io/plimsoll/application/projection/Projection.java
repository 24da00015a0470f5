package io.plimsoll.application.projection;

import io.plimsoll.application.history.Recorded;
import java.util.List;

/**
 * A read model that follows the events, one table a question. It is fed in the order of storing,
 * each event once, within the transaction that remembers how far it came; wiped and fed again it
 * gives the same rows. Unless it is transactional, events of different streams concern different
 * rows: a stream it fails at is parked, and the others go on without it.
 */
public interface Projection {

  /** Stable: progress is remembered under it. */
  String name();

  void clear();

  void apply(List<Recorded> events);

  /** Forgets all, and is shown every event that concerns it again within one transaction. */
  default Rebuild startOver() {
    clear();
    return events -> () -> apply(events);
  }

  /** A read model that is being rebuilt. */
  @FunctionalInterface
  interface Rebuild {

    /**
     * What follows in the order of storing. It is called on a thread of its own while what came
     * before is written.
     *
     * @return writes it, within the transaction
     */
    Runnable prepare(List<Recorded> events);

    /** Nothing follows. */
    default void finish() {}
  }

  /**
   * Whether events of a type change anything here. Those that do not are kept from it, and nothing
   * of them need be read but the type; a transactional read model is shown them when they are
   * stored, but not in a rebuild.
   */
  default boolean isConcernedBy(Class<?> eventType) {
    return true;
  }

  /** SHA-256 over all rows in a fixed order, as lower-case hex. */
  String digest();

  /**
   * Whether its rows are written in the very transaction that stores the events, so that it is
   * never behind.
   */
  default boolean isTransactional() {
    return false;
  }
}

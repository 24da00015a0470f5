package io.plimsoll.application.projection;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** All read models together. */
public interface Projections {

  /**
   * Digest of each read model by name, once it has caught up with the events stored at the time of
   * the call.
   */
  SortedMap<String, String> digests();

  /**
   * Wipes all read models and feeds them every event again; returns when they have caught up. Until
   * then they are read as they were, and no command is decided.
   *
   * @return what writing each of them took, by name
   */
  SortedMap<String, Duration> rebuild();

  /**
   * Waits until every read model has seen what is stored now, so that a list shows the caller's own
   * writes.
   *
   * @return false if that took longer than the patience
   */
  boolean awaitCaughtUp(Duration patience);

  /** Streams that a read model could not follow, by read model and stream. */
  List<Parked> parked();

  /**
   * Shows the read models again what they could not follow, for when an event was mended in the
   * store or a read model in the program.
   *
   * @return what they cannot follow still
   */
  List<Parked> retryParked();
}

package io.plimsoll.domain.decision;

import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision while it is being written: the book as it would stand after the events noted so far.
 * It lives within one decider call and never leaves it.
 */
public final class Draft implements Book {

  private final Book before;
  private final Map<StreamId, StreamState> after = new HashMap<>();
  private final List<Event> events = new ArrayList<>();

  public Draft(Book before) {
    this.before = before;
  }

  /** Adds one more fact. @throws IllegalStateException if it cannot follow what is there */
  public Draft note(Event event) {
    after.put(event.stream(), StreamState.evolve(state(event.stream()), event));
    events.add(event);
    return this;
  }

  public Decision accepted() {
    return new Decision.Accepted(events);
  }

  @Override
  public MarketId id() {
    return before.id();
  }

  @Override
  public StreamState state(StreamId stream) {
    var changed = after.get(stream);
    return changed == null ? before.state(stream) : changed;
  }
}

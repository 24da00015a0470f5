package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.invariant.Audit.Findings;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Streams: the stored events add up to the state that the desk decides on, and an event that was
 * read once reads the same for ever.
 */
final class StreamAudit {

  private static final int MEANWHILE = 1_000;

  /** A stream up to a version, and what it read like. */
  private record Seen(long version, long hash) {

    static final Seen NOTHING = new Seen(0, 0);
  }

  private final Histories histories;
  private final Lanes lanes;
  private final Breaches breaches;
  private final Map<StreamId, Seen> seen = new HashMap<>();
  private Optional<Reading> reading = Optional.empty();

  StreamAudit(Histories histories, Lanes lanes, Breaches breaches) {
    this.histories = histories;
    this.lanes = lanes;
    this.breaches = breaches;
  }

  /**
   * Goes on where it stopped the last time.
   *
   * @param budget most events to read
   */
  void look(int budget) {
    var left = budget;
    if (reading.isEmpty()) reading = histories.next(Optional.empty()).map(Reading::new);
    while (left > 0 && reading.isPresent()) {
      var stream = reading.get();
      left -= stream.read(left);
      if (stream.isThrough) reading = histories.next(Optional.of(stream.id)).map(Reading::new);
    }
  }

  /** A stream being read, in one stretch or in several. */
  private final class Reading {
    private final StreamId id;
    private final Seen before;
    private StreamState state;
    private Seen now = Seen.NOTHING;
    private boolean isChanged;
    private boolean isThrough;

    Reading(StreamId id) {
      this.id = id;
      before = seen.getOrDefault(id, Seen.NOTHING);
      state = StreamState.initial(id);
    }

    /** Tells what it took. */
    int read(int budget) {
      try {
        var events = histories.of(id, now.version(), budget);
        events.forEach(this::read);
        if (events.size() < budget) close();
        return events.size() + 1;
      } catch (RuntimeException unreadable) {
        isThrough = true;
        judge(Rule.STORED_AS_DECIDED, Optional.of("its events cannot be read: " + unreadable));
        return 1;
      }
    }

    private void read(Recorded recorded) {
      state = StreamState.evolve(state, recorded.event());
      now = new Seen(now.version() + 1, now.hash() * 31 + recorded.hashCode());
      if (now.version() == before.version() && now.hash() != before.hash()) isChanged = true;
    }

    private void close() {
      isThrough = true;
      judge(Rule.STORED_AS_DECIDED, disagreement());
      judge(
          Rule.STORED_FOR_EVER,
          isChanged
              ? Optional.of(
                  "an event up to version %d reads otherwise now".formatted(now.version()))
              : Optional.empty());
      if (!isChanged) seen.put(id, now);
    }

    /**
     * What the desk decides on now is durable, so a stream that is sound goes through it, here or
     * with one of the events that came meanwhile.
     */
    private Optional<String> disagreement() {
      var decided = lanes.read(id.market(), (book, _) -> book.state(id)).join();
      var stored = state;
      if (stored.equals(decided)) return Optional.empty();
      for (var recorded : histories.of(id, now.version(), MEANWHILE)) {
        stored = StreamState.evolve(stored, recorded.event());
        if (stored.equals(decided)) return Optional.empty();
      }
      return Optional.of("its events add up to %s, the desk has %s".formatted(state, decided));
    }

    private void judge(Rule rule, Optional<String> explanation) {
      new Findings(breaches, id.market()).judge(rule, id.text(), explanation);
    }
  }
}

package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Rejection;
import java.util.List;

/** What became of a submission. */
public sealed interface Outcome {

  /** Decided and durable. */
  record Done(List<Event> events, String answer) implements Outcome {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** The same request was done before; this was its answer. */
  record DoneBefore(String answer) implements Outcome {}

  /** Declined; nothing is stored. */
  record Refused(Rejection reason) implements Outcome {}

  /** The key belongs to another request. */
  record KeyTaken(String key) implements Outcome {}
}

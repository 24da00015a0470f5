package io.plimsoll.domain.decision;

import java.util.List;

/** What a decider answers: the facts that follow, or the rule that stands against it. */
public sealed interface Decision {

  /** The command holds: these events became true, in this order. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** The command is declined; nothing is stored. */
  record Rejected(Rejection reason) implements Decision {}

  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision reject(Rejection reason) {
    return new Rejected(reason);
  }
}

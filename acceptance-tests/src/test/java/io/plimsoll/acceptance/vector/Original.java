package io.plimsoll.acceptance.vector;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** An original's words for what the desk does: the one thing that differs between originals. */
public interface Original {

  /** What came of a step. */
  sealed interface Answer {
    record Done(ObjectNode result) implements Answer {}

    record Refused(String error) implements Answer {}
  }

  /** Recorded fields that say nothing about the desk, by name; they are not compared. */
  default Set<String> leftOut() {
    return Set.of();
  }

  /** The part of the state the original recorded right before a step; empty if it recorded none. */
  ObjectNode before(Scenario.Step step);

  /** Carries a step out as a whole, or refuses it and leaves everything as it was. */
  Answer take(Scenario.Step step);

  /** The whole state at a second, in the original's words. */
  ObjectNode state(long second);
}

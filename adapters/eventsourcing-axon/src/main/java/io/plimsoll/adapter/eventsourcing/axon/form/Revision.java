package io.plimsoll.adapter.eventsourcing.axon.form;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;

/** Lifts events of one revision to the next, where their type has one. */
public abstract class Revision extends SingleEventUpcaster {

  private final int from;

  Revision(int from) {
    this.from = from;
  }

  /** All of them, the oldest first. */
  public static EventUpcasterChain all() {
    return new EventUpcasterChain(new FirstRevision(), new SecondRevision(), new ThirdRevision());
  }

  /** The event as the next revision says it; the one given may be changed for it. */
  abstract JsonNode lifted(JsonNode event);

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return Integer.toString(from).equals(event.getType().getRevision())
        && EventType.named(event.getType().getName())
            .filter(type -> type.isOfRevision(from + 1))
            .isPresent();
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(event.getType().getName(), Integer.toString(from + 1)),
        JsonNode.class,
        this::lifted);
  }
}

package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lifts events of the second revision to the third: markets admitted no keepers then. */
final class SecondRevision extends SingleEventUpcaster {

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return "2".equals(event.getType().getRevision()) && isRevised(event.getType().getName());
  }

  private static boolean isRevised(String name) {
    return EventType.named(name).filter(type -> type.revision().equals("3")).isPresent();
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(event.getType().getName(), "3"),
        JsonNode.class,
        SecondRevision::lifted);
  }

  private static JsonNode lifted(JsonNode event) {
    if (event.get("terms") instanceof ObjectNode terms && terms.has("minimumLoan"))
      terms.putNull("keepers");
    return event;
  }
}

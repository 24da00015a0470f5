package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lifts events of the third revision to the fourth. No market of those days sold by batch. */
final class ThirdRevision extends SingleEventUpcaster {

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return "3".equals(event.getType().getRevision())
        && EventType.named(event.getType().getName())
            .filter(type -> type.isOfRevision(4))
            .isPresent();
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(event.getType().getName(), "4"),
        JsonNode.class,
        ThirdRevision::lifted);
  }

  private static JsonNode lifted(JsonNode event) {
    if (event.get("terms") instanceof ObjectNode terms
        && terms.get("selling") instanceof ObjectNode selling) selling.putNull("batch");
    return event;
  }
}

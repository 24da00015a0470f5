package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the second revision to the third. In those days nobody was named to bear a
 * deficit: it stood until somebody covered it.
 */
final class SecondRevision extends SingleEventUpcaster {

  private static final JsonNode LOSSES =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"order": [], "backstopCooldown": "PT0S"}
              """);

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return "2".equals(event.getType().getRevision())
        && EventType.named(event.getType().getName())
            .filter(type -> type.revision().equals("3"))
            .isPresent();
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(event.getType().getName(), "3"),
        JsonNode.class,
        SecondRevision::lifted);
  }

  private static JsonNode lifted(JsonNode event) {
    if (event.get("terms") instanceof ObjectNode terms) terms.set("losses", LOSSES.deepCopy());
    return event;
  }
}

package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the third revision to the fourth. In those days a case opened below 1 and ended
 * at 1, nobody was warned, nothing was sold sooner, and a loss was realised at the prices of the
 * moment.
 */
final class ThirdRevision extends SingleEventUpcaster {

  private static final JsonNode LADDER =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"exit": "1", "marginCall": null, "preLiquidation": null, "secondLook": null}
              """);

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return "3".equals(event.getType().getRevision())
        && EventType.named(event.getType().getName())
            .filter(type -> Integer.parseInt(type.revision()) >= 4)
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
    if (event.get("terms") instanceof ObjectNode terms && terms.has("minimumLoan"))
      terms.set("ladder", LADDER.deepCopy());
    return event;
  }
}

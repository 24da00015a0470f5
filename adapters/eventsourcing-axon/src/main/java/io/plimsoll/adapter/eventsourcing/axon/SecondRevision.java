package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.EventType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the second revision to the third. The desk of those days sold on venues only and
 * auctioned nothing; nobody was named to bear a deficit, so it stood until somebody covered it; and
 * markets admitted no keepers.
 */
final class SecondRevision extends SingleEventUpcaster {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNode LOSSES =
      JSON.readTree(
          """
          {"order": [], "backstopCooldown": "PT0S"}
          """);
  private static final JsonNode SELLING =
      JSON.readTree(
          """
          {"mechanisms": ["DIRECT_SALE"], "auctionCap": null, "assumptions": null}
          """);

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return "2".equals(event.getType().getRevision())
        && EventType.named(event.getType().getName())
            .filter(type -> Integer.parseInt(type.revision()) >= 3)
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
    if (!(event.get("terms") instanceof ObjectNode terms)) return event;
    if (terms.has("minimumLoan")) terms.putNull("keepers").set("selling", SELLING.deepCopy());
    if (terms.has("maxLoanToValue")) terms.putNull("auction").set("losses", LOSSES.deepCopy());
    return event;
  }
}

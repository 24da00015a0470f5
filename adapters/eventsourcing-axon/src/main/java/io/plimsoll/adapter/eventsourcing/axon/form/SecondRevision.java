package io.plimsoll.adapter.eventsourcing.axon.form;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the second revision to the third. The desk of those days sold on venues only and
 * auctioned nothing; nobody was named to bear a deficit, so it stood until somebody covered it; and
 * markets admitted no keepers.
 */
final class SecondRevision extends Revision {

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

  SecondRevision() {
    super(2);
  }

  @Override
  JsonNode lifted(JsonNode event) {
    if (!(event.get("terms") instanceof ObjectNode terms)) return event;
    if (terms.has("minimumLoan")) terms.putNull("keepers").set("selling", SELLING.deepCopy());
    if (terms.has("maxLoanToValue")) terms.putNull("auction").set("losses", LOSSES.deepCopy());
    return event;
  }
}

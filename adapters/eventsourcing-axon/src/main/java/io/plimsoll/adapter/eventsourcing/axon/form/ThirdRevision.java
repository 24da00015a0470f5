package io.plimsoll.adapter.eventsourcing.axon.form;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the third revision to the fourth. In those days a case opened below 1 and ended
 * at 1, nobody was warned, nothing was sold sooner, and a loss was realised at the prices of the
 * moment; the desk sold as fast as venues took it, whatever that did to the loan and to others, all
 * at once; and no market sold by batch.
 */
final class ThirdRevision extends Revision {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNode GUARDS =
      JSON.readTree(
          """
          {"toxicity": false, "pacing": null}
          """);
  private static final JsonNode LADDER =
      JSON.readTree(
          """
          {"exit": "1", "marginCall": null, "preLiquidation": null, "secondLook": null}
          """);

  ThirdRevision() {
    super(3);
  }

  @Override
  JsonNode lifted(JsonNode event) {
    if (event.get("terms") instanceof ObjectNode terms && terms.has("minimumLoan")) {
      terms.set("ladder", LADDER.deepCopy());
      if (terms.get("selling") instanceof ObjectNode selling)
        selling.putNull("batch").putNull("slicing").set("guards", GUARDS.deepCopy());
    }
    return event;
  }
}

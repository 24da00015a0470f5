package io.plimsoll.adapter.eventsourcing.axon.form;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts events of the first revision to the second. What the desk of those days did not know is
 * said as it was then: interest counted by two indices, every asset open and none isolated, markets
 * of the standard profile, all collateral held apart. Which part of a change was interest, and
 * whose it was, nobody noted: it counts as nobody's movement.
 */
final class FirstRevision extends Revision {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNode STATUS =
      read(
          """
          {"borrowable": true, "frozen": false, "paused": false, "graceUntil": null}
          """);
  private static final JsonNode ISOLATION =
      read(
          """
          {"debtCeiling": null, "borrowable": false}
          """);
  private static final JsonNode ACCRUED =
      read(
          """
          {"receivable": "0", "claims": "0", "treasury": "0"}
          """);
  private static final JsonNode LIMITS =
      read(
          """
          {"minimumDebt": null, "targetReserves": null}
          """);
  private static final JsonNode PROFILE =
      read(
          """
          {
            "name": "standard",
            "counting": "INDICES",
            "rounding": {
              "COLLATERAL_VALUE": "DOWN",
              "DEBT_VALUE": "UP",
              "HEALTH": "DOWN",
              "CLOSE_SHARE": "DOWN",
              "COLLATERAL_WITH_BONUS": "DOWN",
              "DEBT_FOR_COLLATERAL": "UP",
              "COLLATERAL_WITHOUT_BONUS": "UP",
              "LIQUIDATION_FEE": "DOWN"
            },
            "borrowLimit": "SUM",
            "withdrawalLimit": "BORROW_LIMIT",
            "overpayment": "CUT",
            "call": "CLOSE_FACTOR",
            "loss": "DEFICIT",
            "exhaustion": "NOTHING_OF_VALUE_LEFT",
            "sameAssetTreasury": "ONCE",
            "weighing": "SUM",
            "reckoning": "NOW",
            "crumbs": "REFUSED",
            "cover": "DEBT_AND_BONUS"
          }
          """);

  FirstRevision() {
    super(1);
  }

  @Override
  JsonNode lifted(JsonNode event) {
    part(event, "accrual")
        .ifPresent(accrual -> accrual.put("counting", "indices").put("memory", "0"));
    part(event, "terms")
        .filter(terms -> terms.has("minimumLoan"))
        .ifPresent(
            terms -> {
              terms.set("profile", PROFILE.deepCopy());
              part(terms, "liquidation")
                  .ifPresent(policy -> policy.putNull("target").putNull("slide"));
            });
    part(event, "terms")
        .filter(terms -> terms.has("maxLoanToValue"))
        .ifPresent(
            terms ->
                terms
                    .set("status", STATUS.deepCopy())
                    .set("isolation", ISOLATION.deepCopy())
                    .set("limits", LIMITS.deepCopy()));
    part(event, "change")
        .ifPresent(
            change ->
                change
                    .put("inventory", "0")
                    .put("own", "0")
                    .set("accrued", ACCRUED.deepCopy())
                    .set("stakes", JSON.createArrayNode()));
    part(event, "sold")
        .ifPresent(
            sold ->
                ((ObjectNode) event)
                    .set(
                        "sold",
                        JSON.createObjectNode()
                            .set("amount", sold)
                            .set("held", sold.deepCopy())
                            .put("shares", "0")));
    return event;
  }

  private static Optional<ObjectNode> part(JsonNode event, String name) {
    return event.get(name) instanceof ObjectNode part ? Optional.of(part) : Optional.empty();
  }

  private static JsonNode read(String json) {
    return JSON.readTree(json);
  }
}

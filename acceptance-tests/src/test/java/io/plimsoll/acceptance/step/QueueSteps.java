package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Which loan is sold first. */
public class QueueSteps {

  private final Desk desk;
  private final Scene scene;

  public QueueSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Then("the queue of loans to be sold is")
  public void queueIs(DataTable expected) {
    var rows = expected.asMaps();
    var queue = queue();
    assertThat(queue).hasSameSizeAs(rows);
    for (var i = 0; i < rows.size(); i++) assertShows(queue.get(i), rows.get(i));
  }

  @Then("nobody is in the queue")
  public void nobody() {
    assertThat(queue()).isEmpty();
  }

  private void assertShows(JsonNode place, Map<String, String> row) {
    assertThat(place.required("loan").asString()).isEqualTo(scene.loan(row.get("loan")));
    assertThat(place.required("liquidation").asString())
        .isEqualTo(scene.loan(row.get("loan")) + ".1");
    assertThat(place.required("urgency").asString()).isEqualTo(row.get("urgency"));
    assertThat(place.required("size").asString()).isEqualTo(row.get("size"));
    assertThat(place.path("onSale").path("collateralAsset").asString(""))
        .isEqualTo(Objects.requireNonNullElse(row.get("on sale"), ""));
  }

  private List<JsonNode> queue() {
    return desk.get("/markets/%s/liquidation-queue".formatted(scene.market()))
        .accepted()
        .required("items")
        .valueStream()
        .toList();
  }
}

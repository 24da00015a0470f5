package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.plimsoll.acceptance.world.Requests;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sheet;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the desk says when the answer is no, and when it has been asked before. */
public class RefusalSteps {

  private static final Map<String, Integer> STATUS =
      Map.of(
          "does not understand", 400,
          "finds no such thing", 404,
          "cannot do so now", 409,
          "refuses", 422);

  private final Scene scene;
  private final Requests requests;

  public RefusalSteps(Scene scene, Requests requests) {
    this.scene = scene;
    this.requests = requests;
  }

  @Then("^the desk (does not understand|finds no such thing|cannot do so now|refuses): \"(.+)\"$")
  public void declines(String how, String title) {
    problem(STATUS.get(how), title);
  }

  /** The members in the table are in the answer to the letter; there may be more. */
  @Then(
      "^the desk (does not understand|finds no such thing|cannot do so now|refuses): \"(.+)\", saying$")
  public void declinesSaying(String how, String title, DataTable members) {
    var problem = problem(STATUS.get(how), title);
    Sheet.rows(members)
        .forEach(
            (name, value) ->
                assertThat(problem.path(name).asString())
                    .as("%s of %s", name, problem)
                    .isEqualTo(value));
  }

  @Then("the answer is the one she/he/it got before")
  public void asBefore() {
    var answer = scene.outcome();
    assertThat(answer.accepted()).isEqualTo(requests.before().accepted());
    assertThat(answer.status()).isEqualTo(requests.before().status());
    assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(requests.before().header("Idempotent-Replayed")).isEmpty();
  }

  private JsonNode problem(int status, String title) {
    var answer = scene.outcome();
    var problem = answer.body();
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.required("title").asString()).isEqualTo(title);
    assertThat(problem.required("type").asString())
        .isEqualTo("urn:plimsoll:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    assertThat(problem.required("status").asInt()).isEqualTo(status);
    assertThat(problem.required("detail").asString()).isNotBlank();
    return problem;
  }
}

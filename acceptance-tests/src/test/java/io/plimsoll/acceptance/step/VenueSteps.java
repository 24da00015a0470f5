package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes wrong at venues, and what is done about it. */
public class VenueSteps {

  private static final String VENUE = "pools";

  private final Desk desk;
  private final Scene scene;

  public VenueSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("the venue answers no order")
  public void answersNone() {
    faults(Map.of("unanswered", "1"));
  }

  @Given("the venue never gets an order")
  public void getsNone() {
    faults(Map.of("lost", "1"));
  }

  @Given("the venue gets every order late")
  public void getsLate() {
    faults(Map.of("late", "1"));
  }

  @Given("the venue tells every sale twice")
  public void tellsTwice() {
    faults(Map.of("twice", "1"));
  }

  @Given("the venue takes a third of every order")
  public void takesPart() {
    faults(Map.of("partial", "1"));
  }

  /** It is everybody's: the next example finds it reliable. */
  @After
  @When("the venue is reliable again")
  public void isReliable() {
    faults(Map.of());
  }

  private void faults(Map<String, String> shares) {
    desk.put("/simulation/faults", shares).accepted();
  }

  @Given("{person} has suspended the venue: {string}")
  public void suspended(String person, String reason) {
    because("suspension", reason).accepted();
  }

  @When("{person} resumes the venue: {string}")
  public void resumes(String person, String reason) {
    because("resumption", reason).accepted();
  }

  private Answer because(String step, String reason) {
    return desk.post(
        "/markets/%s/venues/%s/%s".formatted(scene.market(), VENUE, step),
        Map.of("reason", reason));
  }

  @When("{person} books of the order of {person}'s loan: {sum} for {sum}")
  public void books(String person, String borrower, Sum sold, Sum received) {
    var liquidation =
        desk.get("/loans/" + scene.loan(borrower)).accepted().required("liquidation").asString();
    var order =
        desk.get("/liquidations/" + liquidation)
            .accepted()
            .required("offer")
            .required("id")
            .asString();
    scene.tried(
        desk.post(
            "/liquidations/%s/fills".formatted(liquidation),
            Map.of("order", order, "sold", sold.number(), "received", received.number())));
  }

  @Then("of {int} order(s) the venue has sold what the desk has booked")
  public void isReconciled(int orders) {
    var executions =
        desk.get(
                "/markets/%s/venues/%s/executions?since=2020-01-01T00:00:00Z"
                    .formatted(scene.market(), VENUE))
            .accepted()
            .required("items");
    assertThat(executions).hasSize(orders);
    assertThat(executions.valueStream().map(one -> one.required("agreed")))
        .allMatch(JsonNode::asBoolean);
  }
}

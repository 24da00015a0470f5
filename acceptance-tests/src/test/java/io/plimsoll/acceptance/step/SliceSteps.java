package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lots that are sold in slices. */
public class SliceSteps {

  private static final int PRICES = 10;

  private final Desk desk;
  private final Scene scene;

  public SliceSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{asset} has been quoted ten times {span} apart, between {sum} and {sum}")
  @When("{asset} is quoted ten times {span} apart, between {sum} and {sum}")
  public void quoted(String asset, Duration apart, Sum low, Sum high) {
    for (var i = 0; i < PRICES; i++) {
      desk.advance(apart);
      var price = (i % 2 == 0 ? low : high).number();
      var body = Map.of("market", scene.market(), "asset", asset, "price", price, "source", "feed");
      desk.post("/prices", body).accepted();
    }
  }

  @Then("{person}'s lot is sold in more than {int} slice(s)")
  public void inMoreThan(String borrower, int slices) {
    assertThat(picked(borrower).required("slices").intValue()).isGreaterThan(slices);
  }

  @Then("{person}'s lot is sold in {int} slice(s)")
  public void in(String borrower, int slices) {
    assertThat(picked(borrower).required("slices").intValue()).isEqualTo(slices);
  }

  @Then("of {person}'s loan {int} slice(s) has/have been sold")
  public void sold(String borrower, int slices) {
    assertThat(last(borrower).required("sales")).hasSize(slices);
  }

  @Then("of {person}'s loan more than {int} slice(s) has/have been sold")
  public void soldMoreThan(String borrower, int slices) {
    assertThat(last(borrower).required("sales")).hasSizeGreaterThan(slices);
  }

  @Then("the next slice of {person}'s loan waits for {span}")
  public void waits(String borrower, Duration pause) {
    var until = Instant.parse(last(borrower).required("pausedUntil").asString());
    assertThat(until).isBetween(desk.now(), desk.now().plus(pause));
  }

  @Then("nothing of {person}'s loan waits for its slice")
  public void waitsForNothing(String borrower) {
    var shown = last(borrower);
    assertThat(shown.required("pausedUntil").isNull()).as("%s", shown).isTrue();
  }

  private JsonNode picked(String borrower) {
    return desk.get("/liquidations/%s/decision".formatted(id(borrower)))
        .accepted()
        .required("choices")
        .required(0)
        .required("picked")
        .required(0);
  }

  private JsonNode last(String borrower) {
    return desk.get("/liquidations/" + id(borrower)).accepted();
  }

  private String id(String borrower) {
    return desk.get("/liquidations?loan=" + scene.loan(borrower))
        .accepted()
        .required("items")
        .required(0)
        .required("id")
        .asString();
  }
}

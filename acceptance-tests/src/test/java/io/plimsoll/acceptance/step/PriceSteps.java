package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Requests;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What assets are worth, who says so, and the passing of time. */
public class PriceSteps {

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Desk desk;
  private final Scene scene;
  private final Requests requests;

  public PriceSteps(Desk desk, Scene scene, Requests requests) {
    this.desk = desk;
    this.scene = scene;
    this.requests = requests;
  }

  /** A second later than whatever was before. */
  @When("{asset} is quoted at {sum}{where}")
  @When("{asset} falls/rises to {sum}{where}")
  @When("{asset} stays at {sum}{where}")
  @Given("{asset} has fallen/risen to {sum}{where}")
  public void quoted(String asset, Sum price, String where) {
    desk.advance(TICK);
    var body = body(where, "feed", asset, price.number());
    desk.post("/prices", body).accepted();
  }

  @Given("{person} has reported {sum} for {asset}, seen {span} ago")
  public void hasReported(String source, Sum price, String asset, Duration ago) {
    report(source, asset, price, desk.now().minus(ago)).accepted();
  }

  @When("{person} reports {sum} for {asset}, seen {span} ago")
  public void reportsPast(String source, Sum price, String asset, Duration ago) {
    scene.tried(report(source, asset, price, desk.now().minus(ago)));
  }

  @When("{person} reports {sum} for {asset}, seen {span} ahead")
  public void reportsFuture(String source, Sum price, String asset, Duration ahead) {
    scene.tried(report(source, asset, price, desk.now().plus(ahead)));
  }

  @When("{person} reports a price of {string} for {asset}")
  public void reports(String source, String price, String asset) {
    scene.tried(desk.post("/prices", body("", source, asset, price)));
  }

  @Given("{person} has reported {sum} for {asset}, as its request {string}")
  public void hasReported(String source, Sum price, String asset, String key) {
    requests.send("/prices", body("", source, asset, price.number()), key).accepted();
  }

  @When("{person} reports {sum} for {asset}, as its request {string}")
  public void reports(String source, Sum price, String asset, String key) {
    scene.tried(requests.send("/prices", body("", source, asset, price.number()), key));
  }

  @When("{person} asks for the price of {asset}")
  public void asks(String person, String asset) {
    scene.tried(desk.get("/prices/%s/%s".formatted(scene.market(), asset)));
  }

  @Given("{span} has/have passed")
  @When("{span} pass(es)")
  public void pass(Duration time) {
    desk.advance(time);
  }

  @Then("the market acts on {sum} for {asset}")
  public void actsOn(Sum price, String asset) {
    assertThat(current(asset).required("price").asString()).isEqualTo(price.number());
  }

  @Then("the price of {asset} is {word}")
  public void quality(String asset, String quality) {
    assertThat(current(asset).required("quality").asString()).isEqualTo(quality);
  }

  @Then("the sources of {asset} are")
  public void sources(String asset, DataTable expected) {
    var shown =
        current(asset)
            .required("sources")
            .valueStream()
            .map(
                source ->
                    Map.of(
                        "source", source.required("source").asString(),
                        "price", source.required("price").asString()))
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected.asMaps());
  }

  private JsonNode current(String asset) {
    return desk.get("/prices/%s/%s".formatted(scene.market(), asset)).accepted();
  }

  private Answer report(String source, String asset, Sum price, Instant seen) {
    var body = body("", source, asset, price.number());
    body.put("observedAt", seen.toString());
    return desk.post("/prices", body);
  }

  private Map<String, String> body(String where, String source, String asset, String price) {
    var body = new LinkedHashMap<String, String>();
    body.put("market", scene.market(where));
    body.put("asset", asset);
    body.put("price", price);
    body.put("source", source);
    return body;
  }
}

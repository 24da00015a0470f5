package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import io.plimsoll.acceptance.world.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a market makes its prices, and what it does while one is doubtful. */
public class PricePolicySteps {

  private final Desk desk;
  private final Scene scene;

  public PricePolicySteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("the price of {asset} is made so")
  public void isMade(String asset, DataTable table) {
    make(asset, table).accepted();
  }

  @When("{person} has the price of {asset} made so")
  public void makes(String person, String asset, DataTable table) {
    scene.tried(make(asset, table));
  }

  private Answer make(String asset, DataTable table) {
    var policy = new LinkedHashMap<String, Object>();
    var checks = new LinkedHashMap<String, Object>();
    table
        .asMap()
        .forEach(
            (name, text) -> {
              switch (name) {
                case "median of" -> policy.put("combination", median(text));
                case "main, pivot, fallback" -> policy.put("combination", pivot(text));
                case "heartbeat" -> policy.put("heartbeat", Words.duration(text).toString());
                case "counts in" -> policy.put("rateIn", text);
                case "delayed by" -> policy.put("delay", Words.duration(text).toString());
                case "stable over" -> policy.put("stableOver", Words.duration(text).toString());
                case "new sources agree" -> policy.put("canary", canary(text));
                case "between" -> checks.put("corridor", pair(text, "lowest", "highest"));
                case "floor" -> checks.put("floor", text);
                case "sides no wider than" -> checks.put("widest", Words.fraction(text));
                case "no further from its average" -> checks.put("jump", jump(text));
                case "grown since now" -> checks.put("growthCap", grown(text));
                default -> throw new IllegalArgumentException("Not part of a policy: " + name);
              }
            });
    policy.put("checks", checks);
    return desk.put(
        "/markets/%s/reserves/%s/price-policy".formatted(scene.market(), asset), policy);
  }

  /** {@code 2 within 2 %}. */
  private static Map<String, Object> median(String text) {
    var parts = text.split(" within ");
    return Map.of(
        "kind", "median",
        "quorum", Integer.parseInt(parts[0]),
        "band", Words.fraction(parts[1]));
  }

  /** {@code North, South, West within 2 %}. */
  private static Map<String, Object> pivot(String text) {
    var parts = text.split(" within |, ");
    return Map.of(
        "kind", "pivot",
        "main", parts[0],
        "pivot", parts[1],
        "fallback", parts[2],
        "band", Words.fraction(parts[3]));
  }

  /** {@code 3 times within 1 %, but feed}. */
  private static Map<String, Object> canary(String text) {
    var parts = text.split(" times within |, but ");
    return Map.of(
        "observations", Integer.parseInt(parts[0]),
        "band", Words.fraction(parts[1]),
        "trusted", List.of(parts[2].split(" and ")));
  }

  /** {@code 1 and 1.3}. */
  private static Map<String, Object> pair(String text, String first, String second) {
    var parts = text.split(" and ");
    return Map.of(first, parts[0], second, parts[1]);
  }

  /** {@code 30 % in an hour}. */
  private static Map<String, Object> jump(String text) {
    var parts = text.split(" in ");
    return Map.of("most", Words.fraction(parts[0]), "window", Words.duration(parts[1]).toString());
  }

  /** {@code from 1.12 by 9 % a year}. */
  private Map<String, Object> grown(String text) {
    var parts = text.replace("from ", "").replace(" a year", "").split(" by ");
    return Map.of(
        "ratio", parts[0], "at", desk.now().toString(), "perYear", Words.fraction(parts[1]));
  }

  @Given("the market does this while a price is doubtful")
  public void does(DataTable table) {
    set(table).accepted();
  }

  @When("{person} has the market do this while a price is doubtful")
  public void hasItDo(String person, DataTable table) {
    scene.tried(set(table));
  }

  private Answer set(DataTable table) {
    var actions = new LinkedHashMap<String, Map<String, String>>();
    for (var row : table.asMaps())
      actions
          .computeIfAbsent(word(row.get("action")), _ -> new LinkedHashMap<>())
          .put(word(row.get("finding")), stance(row.get("stance")));
    return desk.put(
        "/markets/%s/price-matrix".formatted(scene.market()), Map.of("actions", actions));
  }

  private static String stance(String text) {
    return text.endsWith("%") ? Words.fraction(text) : text;
  }

  private static String word(String text) {
    return text.replace(' ', '-');
  }

  @When("{person} reports a rate of {number} {asset} for {asset}")
  public void reportsRate(String source, String rate, String in, String asset) {
    var body = new LinkedHashMap<String, Object>();
    body.put("market", scene.market());
    body.put("asset", asset);
    body.put("price", rate);
    body.put("source", source);
    body.put("unit", Map.of("kind", "rate", "in", in));
    scene.tried(desk.post("/prices", body));
  }

  @When("{person} reports {sum} for {asset}, between {number} and {number}")
  public void reportsSides(String source, Sum price, String asset, String bid, String ask) {
    var body = new LinkedHashMap<String, Object>();
    body.put("market", scene.market());
    body.put("asset", asset);
    body.put("price", price.number());
    body.put("source", source);
    body.put("particulars", Map.of("bid", bid, "ask", ask));
    scene.tried(desk.post("/prices", body));
  }

  @Then("the price of {asset} is beyond doubt")
  public void beyondDoubt(String asset) {
    assertThat(findings(asset)).isEmpty();
  }

  @Then("the price of {asset} is doubtful: {string}")
  public void doubtful(String asset, String finding) {
    assertThat(findings(asset)).containsExactly(word(finding));
  }

  private List<String> findings(String asset) {
    return current(asset)
        .required("findings")
        .valueStream()
        .map(finding -> finding.required("finding").asString())
        .toList();
  }

  @Then("the next price of {asset} is {sum}")
  public void next(String asset, Sum price) {
    assertThat(current(asset).required("next").asString()).isEqualTo(price.number());
  }

  @Then("{person}'s word on {asset} is {word}")
  public void trial(String source, String asset, String trial) {
    var standing =
        current(asset)
            .required("sources")
            .valueStream()
            .filter(one -> one.required("source").asString().equals(source))
            .findFirst()
            .orElseThrow();
    assertThat(standing.required("trial").asString()).isEqualTo(trial);
  }

  private JsonNode current(String asset) {
    return desk.get("/prices/%s/%s".formatted(scene.market(), asset)).accepted();
  }
}

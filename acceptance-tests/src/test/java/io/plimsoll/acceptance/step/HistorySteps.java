package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.EventStream;
import io.plimsoll.acceptance.world.Requests;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What happened to loans, and how they stood. */
public class HistorySteps {

  private static final List<String> MOVES = List.of("collateral", "debt", "deficit");

  private final Desk desk;
  private final Scene scene;
  private final Requests requests;
  private final EventStream stream;
  private Optional<JsonNode> noted = Optional.empty();

  public HistorySteps(Desk desk, Scene scene, Requests requests) {
    this.desk = desk;
    this.scene = scene;
    this.requests = requests;
    this.stream = new EventStream(desk);
  }

  @Then("this has happened to {person}'s loan")
  public void hasHappened(String borrower, DataTable expected) {
    assertThat(events(borrower, expected)).containsExactlyElementsOf(rows(expected));
  }

  @Then("this is the end of what has happened to {person}'s loan")
  public void hasHappenedLast(String borrower, DataTable expected) {
    var happened = events(borrower, expected);
    var end = rows(expected);
    var from = Math.max(0, happened.size() - end.size());
    assertThat(happened.subList(from, happened.size())).containsExactlyElementsOf(end);
  }

  @Then("the last event of {person}'s loan belongs to the request {string}")
  public void belongsTo(String borrower, String key) {
    assertThat(lastEvent(borrower).required("idempotencyKey").asString())
        .isEqualTo(requests.key(key));
  }

  @Then(
      "the last event of {person}'s loan rests on the prices of {asset} and {asset} that the market acts on")
  public void restsOn(String borrower, String one, String other) {
    var prices = lastEvent(borrower).required("prices");
    assertThat(prices).hasSize(2);
    for (var asset : List.of(one, other))
      assertThat(prices.required(asset))
          .isEqualTo(
              desk.get("/prices/%s/%s".formatted(scene.market(), asset)).accepted().required("id"));
  }

  /** How a loan stood when the auditor noted it. */
  JsonNode noted() {
    return noted.orElseThrow(() -> new AssertionError("Nothing has been noted"));
  }

  @Given("an auditor has noted how {person}'s loan stands")
  public void notes(String borrower) {
    noted = Optional.of(desk.get("/loans/" + scene.loan(borrower)).accepted());
  }

  @When("the auditor asks how {person}'s loan stood when it was noted")
  public void asksAsNoted(String borrower) {
    scene.tried(at(borrower, noted.orElseThrow().required("asOf").asString()));
  }

  @When("the auditor asks how {person}'s loan stood {span} ago")
  public void asksPast(String borrower, Duration ago) {
    scene.tried(at(borrower, desk.now().minus(ago).toString()));
  }

  @When("the auditor asks how {person}'s loan will stand in {span}")
  public void asksFuture(String borrower, Duration ahead) {
    scene.tried(at(borrower, desk.now().plus(ahead).toString()));
  }

  @Then("it stood as it was noted")
  public void asNoted() {
    assertThat(scene.outcome().accepted()).isEqualTo(noted.orElseThrow());
  }

  @Then("the debt noted was {sum}")
  public void debtNoted(Sum debt) {
    var parts = noted.orElseThrow().required("debt");
    assertThat(parts).hasSize(1);
    assertThat(parts.required(0).required("asset").asString()).isEqualTo(debt.asset());
    assertThat(parts.required(0).required("amount").asString()).isEqualTo(debt.number());
  }

  @Then("who has followed the market from the start has heard at the end")
  public void heard(List<String> types) {
    var last = types.getLast();
    assertThat(stream.typesUntil(scene.market(), last))
        .startsWith("market.opened")
        .endsWith(types.toArray(String[]::new));
  }

  private JsonNode lastEvent(String borrower) {
    return allEvents(borrower).getLast();
  }

  private List<JsonNode> allEvents(String borrower) {
    return desk.get("/loans/%s/events".formatted(scene.loan(borrower)))
        .accepted()
        .required("items")
        .valueStream()
        .toList();
  }

  private List<Map<String, String>> events(String borrower, DataTable expected) {
    var columns = expected.row(0);
    return allEvents(borrower).stream()
        .map(
            event -> {
              var row = new LinkedHashMap<String, String>();
              for (var column : columns) row.put(column, cell(event, column));
              return (Map<String, String>) row;
            })
        .toList();
  }

  private static String cell(JsonNode event, String column) {
    return switch (column) {
      case "event" -> event.required("type").asString();
      case "health before" -> text(event.required("healthBefore"));
      case "health after" -> text(event.required("healthAfter"));
      case "version" -> event.required("version").asString();
      default -> {
        assertThat(MOVES).contains(column);
        var moves = event.required("changes").required(column).properties();
        yield String.join(
            " and ",
            moves.stream().map(move -> move.getValue().asString() + " " + move.getKey()).toList());
      }
    };
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.asString();
  }

  /** The rows as events are shown: numbers plain, empty cells empty. */
  private static List<Map<String, String>> rows(DataTable expected) {
    return expected.asMaps().stream()
        .map(
            row -> {
              var plain = new LinkedHashMap<String, String>();
              row.forEach(
                  (column, cell) ->
                      plain.put(
                          column,
                          cell == null
                              ? ""
                              : MOVES.contains(column) ? Sum.of(cell).toString() : cell));
              return (Map<String, String>) plain;
            })
        .toList();
  }

  private Answer at(String borrower, String instant) {
    return desk.get("/loans/%s?at=%s".formatted(scene.loan(borrower), instant));
  }
}

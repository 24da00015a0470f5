package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The journal, the trial balance and the read models. */
public class BookSteps {

  private final Desk desk;
  private final Scene scene;
  private String digest = "";

  public BookSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  /** After every example, in every market it opened. */
  @After
  @Then("the books balance")
  public void balance() {
    for (var market : scene.markets().values())
      for (var asset : trialBalance(market)) {
        assertThat(asset.required("difference").asString()).as("%s", asset).isEqualTo("0");
        assertThat(asset.required("debits")).isEqualTo(asset.required("credits"));
        asset.required("accounts").forEach(BookSteps::addsUp);
      }
  }

  /** What all parties have is what their account stands at. */
  private static void addsUp(JsonNode account) {
    var parties = account.required("subLedger");
    if (!parties.isNull())
      assertThat(parties).as("%s", account).isEqualTo(account.required("balance"));
  }

  /** Those that are not in the table are empty. */
  @Then("the accounts of {asset} are")
  public void accounts(String asset, DataTable expected) {
    var accounts =
        trialBalance(scene.market()).stream()
            .filter(each -> each.required("asset").asString().equals(asset))
            .flatMap(each -> each.required("accounts").valueStream())
            .collect(
                Collectors.toMap(
                    line -> line.required("account").asString(),
                    line -> line.required("balance").asString()));
    var wanted = Sheet.rows(expected);
    assertThat(accounts).containsAllEntriesOf(wanted);
    accounts.keySet().removeAll(wanted.keySet());
    assertThat(accounts.values()).as("others: %s", accounts).allMatch("0"::equals);
  }

  @Then("the last event of {asset} was booked as")
  public void booked(String asset, DataTable expected) {
    var entries = entries(asset);
    var last = entries.getLast();
    var shown =
        entries.stream()
            .filter(entry -> event(entry).equals(event(last)))
            .map(
                entry ->
                    Map.of(
                        "event", entry.required("event").asString(),
                        "side", entry.required("side").asString(),
                        "account", entry.required("account").asString(),
                        "amount", entry.required("amount").asString()))
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected.asMaps());
  }

  @Then("in every event of the journal debits equal credits")
  public void everyEventBalances() {
    var sums = new LinkedHashMap<String, BigDecimal>();
    for (var asset : trialBalance(scene.market()))
      for (var entry : entries(asset.required("asset").asString()))
        sums.merge(
            event(entry) + " " + entry.required("asset").asString(),
            signed(entry),
            BigDecimal::add);
    assertThat(sums).isNotEmpty();
    assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
  }

  @When("{person} has all read models rebuilt")
  public void rebuilds(String person) {
    digest = digest();
    scene.tried(desk.post("/admin/projections/rebuild", "", Map.of()));
  }

  @Then("their digest is the same as before")
  public void sameDigest() {
    assertThat(scene.outcome().accepted().required("digest").asString()).isEqualTo(digest);
    assertThat(digest()).isEqualTo(digest);
  }

  @Given("an auditor has noted everything that is stored")
  public void notesEverything() {
    digest = stored();
  }

  @Then("nothing has been stored")
  public void nothingStored() {
    assertThat(stored()).isEqualTo(digest);
  }

  /** Rows of the read models, the loan's history and the prices acted on. */
  private String stored() {
    return String.join(
        "\n",
        digest(),
        desk.get("/loans/%s/events".formatted(scene.loan("Ana"))).accepted().toString(),
        desk.get("/markets/%s/reserves".formatted(scene.market())).accepted().toString());
  }

  private String digest() {
    return desk.get("/admin/digest").accepted().required("digest").asString();
  }

  private List<JsonNode> trialBalance(String market) {
    return desk.get("/ledger/trial-balance?market=" + market)
        .accepted()
        .required("items")
        .valueStream()
        .toList();
  }

  private List<JsonNode> entries(String asset) {
    var path = "/ledger/entries?limit=5&market=%s&asset=%s".formatted(scene.market(), asset);
    var entries = new ArrayList<JsonNode>();
    var page = desk.get(path).accepted();
    while (true) {
      page.required("items").forEach(entries::add);
      if (page.required("next").isNull()) return entries;
      page = desk.get(path + "&cursor=" + page.required("next").asString()).accepted();
    }
  }

  private static String event(JsonNode entry) {
    return entry.required("stream").asString() + " " + entry.required("version").asString();
  }

  private static BigDecimal signed(JsonNode entry) {
    var amount = new BigDecimal(entry.required("amount").asString());
    return entry.required("side").asString().equals("debit") ? amount : amount.negate();
  }
}

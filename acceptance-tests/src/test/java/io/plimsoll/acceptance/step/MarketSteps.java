package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sheet;
import io.plimsoll.acceptance.world.Sum;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Markets, the assets they list, and what their reserves show. */
public class MarketSteps {

  private static final String SOURCE = "feed";

  private final Desk desk;
  private final Scene scene;
  private final Map<String, Map<String, String>> terms = new HashMap<>();

  public MarketSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("a market that counts in {asset} and lists")
  public void market(String base, DataTable assets) {
    open("", base, Map.of()).accepted();
    list("", assets);
  }

  @Given("a market of the profile {word} that counts in {asset} and lists")
  public void marketOfProfile(String profile, String base, DataTable assets) {
    open("", base, Map.of("profile", profile)).accepted();
    list("", assets);
  }

  @Given("a market that counts in {asset}, sells at auction and lists")
  public void marketWithAuctions(String base, DataTable assets) {
    open("", base, selling("dutch-auction")).accepted();
    list("", assets);
  }

  @Given("a market that counts in {asset}, sells at auction or on venues and lists")
  public void marketWithAuctionsAndVenues(String base, DataTable assets) {
    open("", base, selling("dutch-auction", "direct-sale")).accepted();
    list("", assets);
  }

  @Given(
      "a market that counts in {asset}, sells on venues in up to {int} slices {span} apart and lists")
  public void marketInSlices(String base, int most, Duration pause, DataTable assets) {
    var slices = Map.of("most", most, "pause", pause.toString());
    open("", base, Map.of("selling", Map.of("slices", slices))).accepted();
    list("", assets);
  }

  @Given("a market that counts in {asset}, paces its sales and lists")
  public void marketThatPaces(String base, DataTable assets) {
    var guards = Map.of("guards", Map.of("pacing", Map.of("tolerance", "0")));
    open("", base, Map.of("selling", guards)).accepted();
    list("", assets);
  }

  @Given("{asset} is auctioned with")
  public void auctioned(String asset, DataTable plan) {
    var changed = new LinkedHashMap<>(terms.get(asset));
    Sheet.rows(plan).forEach((field, value) -> changed.put("auction." + field, value));
    put("", asset, changed).accepted();
  }

  @Given("auctions of {asset} are not started, nor started again")
  public void halted(String asset) {
    change(asset, "auction.breaker", "resets-halted");
  }

  @Given("auctions of {asset} are started")
  public void notHalted(String asset) {
    change(asset, "auction.breaker", "nothing-halted");
  }

  @Given("no more than {sum} is raised at a time from {asset}")
  public void capped(Sum cap, String asset) {
    change(asset, "auction.cap", cap.number());
  }

  @Given("a market that counts in {asset}, lends {sum} and more, and lists")
  public void marketWithSmallestLoan(String base, Sum smallest, DataTable assets) {
    open("", base, Map.of("minimumLoan", smallest.number())).accepted();
    list("", assets);
  }

  @Given("a market that counts in {asset}, takes bonds of {sum} from keepers, and lists")
  public void marketWithKeepers(String base, Sum bond, DataTable assets) {
    var keepers =
        Map.of("bondAsset", bond.asset(), "minimumBond", bond.number(), "paymentWindow", "PT10M");
    open("", base, Map.of("keepers", keepers)).accepted();
    list("", assets);
  }

  @Given(
      "a market that counts in {asset}, sells at auction to keepers with bonds of {sum}, and lists")
  public void auctionsToKeepers(String base, Sum bond, DataTable assets) {
    var keepers =
        Map.of("bondAsset", bond.asset(), "minimumBond", bond.number(), "paymentWindow", "PT10M");
    var rules = new LinkedHashMap<String, Object>(selling("dutch-auction"));
    rules.put("keepers", keepers);
    open("", base, rules).accepted();
    list("", assets);
  }

  @Given(
      "a market that counts in {asset}, sells by batch, takes bonds of {sum} from keepers, and"
          + " lists")
  public void marketWithBatches(String base, Sum bond, DataTable assets) {
    var keepers =
        Map.of("bondAsset", bond.asset(), "minimumBond", bond.number(), "paymentWindow", "PT10M");
    var selling = Map.of("mechanisms", List.of("batch-auction"), "batch", Map.of("window", "PT1H"));
    open("", base, Map.of("keepers", keepers, "selling", selling)).accepted();
    list("", assets);
  }

  @When("{person} opens a market that counts in {asset}, sells by batch and admits no keepers")
  public void opensWithoutKeepers(String person, String base) {
    scene.tried(open("Other", base, selling("batch-auction")));
  }

  @Given(
      "a market that counts in {asset}, warns below {number}, calls below {number} for {span}, sells"
          + " to {number} and lists")
  public void marketWithCalls(
      String base, String warn, String call, Duration window, String exit, DataTable assets) {
    var calls = Map.of("warnBelow", warn, "callBelow", call, "cureWindow", window.toString());
    openWithLadder(base, Map.of("exit", exit, "marginCall", calls), assets);
  }

  @Given("a market that counts in {asset}, looks twice within {percent} before a loss and lists")
  public void marketWithSecondLook(String base, String tolerance, DataTable assets) {
    openWithLadder(base, Map.of("secondLook", Map.of("tolerance", tolerance)), assets);
  }

  @Given(
      "a market that counts in {asset}, makes small sales below {number} of {percent} to {percent}"
          + " for {percent} to {percent} and lists")
  public void marketWithSmallSales(
      String base,
      String below,
      String least,
      String most,
      String leastBonus,
      String mostBonus,
      DataTable assets) {
    var small =
        Map.of(
            "below",
            below,
            "closeFactor",
            Map.of("from", least, "to", most),
            "bonus",
            Map.of("from", leastBonus, "to", mostBonus));
    openWithLadder(base, Map.of("preLiquidation", small), assets);
  }

  private void openWithLadder(String base, Map<String, ?> ladder, DataTable assets) {
    open("", base, Map.of("ladder", ladder)).accepted();
    list("", assets);
  }

  @Given("two markets, {person} and {person}, that count in {asset} and list")
  public void twoMarkets(String one, String other, String base, DataTable assets) {
    for (var where : new String[] {one, other}) {
      open(where, base, Map.of()).accepted();
      list(where, assets);
    }
  }

  @Given("{person} has opened a market that counts in {asset}")
  public void hasOpened(String person, String base) {
    open("", base, Map.of()).accepted();
  }

  @When("{person} opens a market that counts in {asset}")
  public void opens(String person, String base) {
    scene.tried(open("", base, Map.of()));
  }

  @When("{person} opens a market that counts in {asset} with")
  public void opens(String person, String base, DataTable rules) {
    scene.tried(open("", base, Sheet.request(rules)));
  }

  @When("{person} opens the same market once more")
  public void opensAgain(String person) {
    scene.tried(desk.post("/markets", Map.of("id", scene.market(), "baseCurrency", "USD")));
  }

  @Given("{person} has listed {asset} with")
  public void hasListed(String person, String asset, DataTable table) {
    put("", asset, Sheet.rows(table)).accepted();
  }

  @When("{person} lists {asset} with")
  public void lists(String person, String asset, DataTable table) {
    scene.tried(put("", asset, Sheet.rows(table)));
  }

  @Given(
      "{asset} costs {percent} a year at rest, {percent} when {percent} are lent and {percent} when"
          + " everything is")
  public void costs(String asset, String rest, String kink, String optimum, String full) {
    var changed = new LinkedHashMap<>(terms.get(asset));
    changed.put("interest", String.join(" ", rest, kink, optimum, full));
    put("", asset, changed).accepted();
  }

  @Given("interest on {asset} follows the model {word}")
  public void follows(String asset, String model, DataTable numbers) {
    follow(asset, model, numbers).accepted();
  }

  @When("interest on {asset} is to follow the model {word}")
  public void isToFollow(String asset, String model, DataTable numbers) {
    scene.tried(follow(asset, model, numbers));
  }

  private Answer follow(String asset, String model, DataTable numbers) {
    var changed = new LinkedHashMap<>(terms.get(asset));
    changed.put("interest", Sheet.model(model, numbers));
    return put("", asset, changed);
  }

  @Given("losses of {asset} are borne by {bearers}")
  public void areBorne(String asset, String bearers) {
    bear(asset, bearers).accepted();
  }

  @When("losses of {asset} are to be borne by {bearers}")
  public void areToBeBorne(String asset, String bearers) {
    scene.tried(bear(asset, bearers));
  }

  private Answer bear(String asset, String bearers) {
    var changed = new LinkedHashMap<>(terms.get(asset));
    changed.put("losses", bearers);
    return put("", asset, changed);
  }

  @Then("the market shows")
  public void marketShows(DataTable expected) {
    scene.outcome().accepted();
    Sheet.assertShows(desk.get("/markets/" + scene.market()).accepted(), expected);
  }

  @Then("the reserve of {asset} shows{where}")
  public void reserveShows(String asset, String where, DataTable expected) {
    Sheet.assertShows(
        desk.get("/markets/%s/reserves/%s".formatted(scene.market(where), asset)).accepted(),
        expected);
  }

  private Answer open(String where, String base, Map<String, ?> rules) {
    var body = new LinkedHashMap<String, Object>(rules);
    body.put("id", scene.newMarket(where));
    body.put("baseCurrency", base);
    var answer = desk.post("/markets", body);
    if (!answer.isAccepted()) scene.withoutMarket(where);
    return answer;
  }

  private static Map<String, ?> selling(String... mechanisms) {
    return Map.of("selling", Map.of("mechanisms", List.of(mechanisms)));
  }

  private void change(String asset, String field, String value) {
    var changed = new LinkedHashMap<>(terms.get(asset));
    changed.put(field, value);
    put("", asset, changed).accepted();
  }

  private void list(String where, DataTable assets) {
    for (var row : assets.asMaps()) {
      var asset = row.get("asset");
      var listed = new LinkedHashMap<>(row);
      listed.remove("asset");
      var price = listed.remove("price");
      assertThat(put(where, asset, listed).accepted().required("cash").asString()).isEqualTo("0");
      if (price != null)
        desk.post(
                "/prices",
                Map.of(
                    "market",
                    scene.market(where),
                    "asset",
                    asset,
                    "price",
                    Sum.plain(price),
                    "source",
                    SOURCE))
            .accepted();
    }
  }

  private Answer put(String where, String asset, Map<String, String> rows) {
    terms.put(asset, rows);
    return desk.put(
        "/markets/%s/reserves/%s".formatted(scene.market(where), asset), Sheet.listing(rows));
  }
}

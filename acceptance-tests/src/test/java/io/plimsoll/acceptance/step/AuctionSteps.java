package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Requests;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Loans at auction, and what keepers do there. */
public class AuctionSteps {

  private final Desk desk;
  private final Scene scene;
  private final Requests requests;

  public AuctionSteps(Desk desk, Scene scene, Requests requests) {
    this.desk = desk;
    this.scene = scene;
    this.requests = requests;
  }

  @When("{person} puts {asset} of {person}'s loan up for auction, to raise {asset}")
  public void puts(String keeper, String collateral, String borrower, String debt) {
    scene.tried(start(keeper, collateral, borrower, debt));
  }

  @Given("{person} has put {asset} of {person}'s loan up for auction, to raise {asset}")
  public void hasPut(String keeper, String collateral, String borrower, String debt) {
    start(keeper, collateral, borrower, debt).accepted();
  }

  @When("{person} takes {sum} of {person}'s loan, for {sum} each at most")
  public void takes(String keeper, Sum amount, String borrower, Sum most) {
    scene.tried(take(keeper, amount.number(), borrower, most));
  }

  @Given("{person} has taken {sum} of {person}'s loan, for {sum} each at most")
  public void hasTaken(String keeper, Sum amount, String borrower, Sum most) {
    take(keeper, amount.number(), borrower, most).accepted();
  }

  @When("{person} takes all of {person}'s loan that is on sale, for {sum} each at most")
  public void takesAll(String keeper, String borrower, Sum most) {
    scene.tried(take(keeper, "max", borrower, most));
  }

  @Given("{person} has taken all of {person}'s loan that is on sale, for {sum} each at most")
  public void hasTakenAll(String keeper, String borrower, Sum most) {
    take(keeper, "max", borrower, most).accepted();
  }

  @When("{person} takes {sum} of {person}'s loan, for {sum} each at most, as his request {string}")
  public void takes(String keeper, Sum amount, String borrower, Sum most, String key) {
    scene.tried(requests.send(takes(borrower), taking(keeper, amount.number(), most), key));
  }

  @Given(
      "{person} has taken {sum} of {person}'s loan, for {sum} each at most, as his request"
          + " {string}")
  public void hasTaken(String keeper, Sum amount, String borrower, Sum most, String key) {
    requests.send(takes(borrower), taking(keeper, amount.number(), most), key).accepted();
  }

  @When("{person} starts the auction of {person}'s loan again")
  public void startsAgain(String keeper, String borrower) {
    scene.tried(desk.post(path(borrower) + "/resets", Map.of("keeper", keeper)));
  }

  @Given("the auction of {person}'s loan has been taken off sale")
  public void takenOff(String borrower) {
    desk.post(path(borrower) + "/cancellations", Map.of()).accepted();
  }

  @Then("{sum} of {person}'s loan are at auction, to raise {sum}")
  public void atAuction(Sum lot, String borrower, Sum tab) {
    var auction = newest(borrower);
    assertThat(auction.required("endedAt").isNull()).as("%s", auction).isTrue();
    assertThat(sum(auction, "lot", "collateralAsset")).isEqualTo(lot);
    assertThat(sum(auction, "tab", "debtAsset")).isEqualTo(tab);
  }

  @Then("nothing of {person}'s loan is at auction")
  public void nothingAtAuction(String borrower) {
    assertThat(auctions(borrower))
        .allSatisfy(auction -> assertThat(auction.required("endedAt").isNull()).isFalse());
  }

  @Then("a {asset} of {person}'s loan costs {sum}")
  public void costs(String collateral, String borrower, Sum price) {
    var auction = newest(borrower);
    assertThat(auction.required("collateralAsset").asString()).isEqualTo(collateral);
    assertThat(auction.required("debtAsset").asString()).isEqualTo(price.asset());
    assertThat(auction.required("live").required("price").asString()).isEqualTo(price.number());
  }

  @Then("^the auction of ([A-Z][a-z]+)'s loan has been started again (once|twice)$")
  public void startedAgain(String borrower, String times) {
    assertThat(newest(borrower).required("resets").asInt()).isEqualTo(times.equals("once") ? 1 : 2);
  }

  @Then("{person} has bought {sum} for {sum}")
  public void bought(String keeper, Sum lot, Sum payment) {
    var take = scene.outcome().accepted();
    assertThat(take.required("keeper").asString()).isEqualTo(keeper);
    assertThat(sum(take, "bought", "collateralAsset")).isEqualTo(lot);
    assertThat(sum(take, "paid", "debtAsset")).isEqualTo(payment);
  }

  /** In the case's story, and in the keeper's own statement. */
  @Then("{sum} of it have gone to {person}")
  public void earned(Sum reward, String keeper) {
    var take = scene.outcome().accepted();
    var loan = take.required("loan").asString();
    var last = desk.get("/liquidations?loan=" + loan).accepted().required("items").required(0);
    var sales = desk.get("/liquidations/" + last.required("id").asString()).accepted();
    var sale = sales.required("sales").valueStream().toList().getLast();
    assertThat(sum(sale.required("reward"), "amount", "asset")).isEqualTo(reward);
    assertThat(
            desk.get("/ledger/statements?market=%s&keeper=%s".formatted(scene.market(), keeper))
                .accepted()
                .required("items")
                .valueStream()
                .map(line -> sum(line, "change", "asset"))
                .toList())
        .containsExactlyInAnyOrder(reward, new Sum("-" + reward.number(), reward.asset()));
  }

  private Answer start(String keeper, String collateral, String borrower, String debt) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("debtAsset", debt);
    body.put("collateralAsset", collateral);
    return desk.post("/loans/%s/auctions".formatted(scene.loan(borrower)), body);
  }

  private Answer take(String keeper, String amount, String borrower, Sum most) {
    return desk.post(takes(borrower), taking(keeper, amount, most));
  }

  private static Map<String, String> taking(String keeper, String amount, Sum most) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("amount", amount);
    body.put("maxPrice", most.number());
    return body;
  }

  private String takes(String borrower) {
    return path(borrower) + "/takes";
  }

  /** Of the newest auction. */
  private String path(String borrower) {
    return "/auctions/" + newest(borrower).required("id").asString();
  }

  private JsonNode newest(String borrower) {
    var auctions = auctions(borrower);
    assertThat(auctions).isNotEmpty();
    return auctions.getFirst();
  }

  /** Newest first. */
  private List<JsonNode> auctions(String borrower) {
    return desk.get("/auctions?loan=" + scene.loan(borrower))
        .accepted()
        .required("items")
        .valueStream()
        .toList();
  }

  private static Sum sum(JsonNode node, String amount, String asset) {
    return new Sum(node.required(amount).asString(), node.required(asset).asString());
  }
}

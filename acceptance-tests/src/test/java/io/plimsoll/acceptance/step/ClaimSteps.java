package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Keepers who fix a price at auction and pay later. */
public class ClaimSteps {

  private final Desk desk;
  private final Scene scene;
  private final Map<String, String> claims = new HashMap<>();

  public ClaimSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @When("{person} claims {sum} of {person}'s loan, for {sum} each at most")
  public void claims(String keeper, Sum lot, String borrower, Sum most) {
    scene.tried(claim(keeper, lot.number(), borrower, most));
  }

  @When("{person} claims all of {person}'s loan that is on sale, for {sum} each at most")
  public void claimsAll(String keeper, String borrower, Sum most) {
    scene.tried(claim(keeper, "max", borrower, most));
  }

  @Given("{person} has claimed {sum} of {person}'s loan, for {sum} each at most")
  public void hasClaimed(String keeper, Sum lot, String borrower, Sum most) {
    claim(keeper, lot.number(), borrower, most).accepted();
  }

  @Given("{person} has claimed all of {person}'s loan that is on sale, for {sum} each at most")
  public void hasClaimedAll(String keeper, String borrower, Sum most) {
    claim(keeper, "max", borrower, most).accepted();
  }

  @When("{person} pays for what she/he has claimed")
  public void pays(String keeper) {
    scene.tried(pay(keeper));
  }

  @Given("{person} has paid for what she/he has claimed")
  public void hasPaid(String keeper) {
    pay(keeper).accepted();
  }

  @Then("{person} has claimed {sum} for {sum}")
  public void claimed(String keeper, Sum lot, Sum due) {
    var claim = scene.outcome().accepted();
    assertThat(claim.required("keeper").asString()).isEqualTo(keeper);
    assertThat(sum(claim, "lot", "collateralAsset")).isEqualTo(lot);
    assertThat(sum(claim, "due", "debtAsset")).isEqualTo(due);
  }

  @Then("{sum} of {person}'s loan are claimed, for {sum}")
  public void areClaimed(Sum lot, String borrower, Sum due) {
    var auction = newest(borrower);
    assertThat(sum(auction, "claimedLot", "collateralAsset")).isEqualTo(lot);
    assertThat(sum(auction, "claimedTab", "debtAsset")).isEqualTo(due);
  }

  @Then("nothing of {person}'s loan is claimed")
  public void nothingClaimed(String borrower) {
    assertThat(newest(borrower).required("claimedLot").asString()).isEqualTo("0");
  }

  private Answer claim(String keeper, String amount, String borrower, Sum most) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("amount", amount);
    body.put("maxPrice", most.number());
    var path = "/auctions/%s/claims".formatted(newest(borrower).required("id").asString());
    var answer = desk.post(path, body);
    if (answer.isAccepted())
      claims.put(keeper, path + "/" + answer.body().required("claim").asInt());
    return answer;
  }

  private Answer pay(String keeper) {
    return desk.post(claims.get(keeper) + "/payment", "", Map.of());
  }

  private JsonNode newest(String borrower) {
    return desk.get("/auctions?loan=" + scene.loan(borrower))
        .accepted()
        .required("items")
        .required(0);
  }

  private static Sum sum(JsonNode node, String amount, String asset) {
    return new Sum(node.required(amount).asString(), node.required(asset).asString());
  }
}

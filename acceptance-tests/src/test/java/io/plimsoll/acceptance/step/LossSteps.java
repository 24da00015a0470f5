package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.Map;

/** Losses: what is given and staked for them, and when it is taken out again. */
public class LossSteps {

  private final Desk desk;
  private final Scene scene;

  public LossSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{person} has given the desk {sum}")
  public void hasGiven(String owner, Sum sum) {
    post(sum.asset(), "contributions", Map.of("amount", sum.number())).accepted();
  }

  @Given("{person} has staked {sum}")
  public void hasStaked(String staker, Sum sum) {
    move(staker, "backstop-stakes", sum).accepted();
  }

  @Given("{person} has announced to take out {sum}")
  public void hasAnnounced(String staker, Sum sum) {
    move(staker, "backstop-cooldowns", sum).accepted();
  }

  @When("{person} takes out {sum} of the stake")
  public void takesOut(String staker, Sum sum) {
    scene.tried(move(staker, "backstop-withdrawals", sum));
  }

  @When("{person} has the deficit of {asset} borne")
  public void settles(String person, String asset) {
    scene.tried(post(asset, "deficit-settlements", Map.of()));
  }

  @Then("{person}'s stake is worth {sum}")
  public void stake(String staker, Sum expected) {
    var account = desk.get("/markets/%s/accounts/%s".formatted(scene.market(), staker)).accepted();
    assertThat(account.required("stakes").valueStream())
        .extracting(
            stake ->
                new Sum(stake.required("worth").asString(), stake.required("asset").asString()))
        .containsExactly(expected);
  }

  private Answer move(String staker, String what, Sum sum) {
    return post(sum.asset(), what, Map.of("account", staker, "amount", sum.number()));
  }

  private Answer post(String asset, String what, Map<String, ?> body) {
    return desk.post("/markets/%s/reserves/%s/%s".formatted(scene.market(), asset, what), body);
  }
}

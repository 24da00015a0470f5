package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.List;
import java.util.Map;

/** Lenders: what they bring, take out and can ask for. */
public class LenderSteps {

  private final Desk desk;
  private final Scene scene;

  public LenderSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{person} has supplied {sum}{where}")
  public void hasSupplied(String lender, Sum sum, String where) {
    move(lender, "supplies", sum.asset(), sum.number(), where).accepted();
  }

  @When("{person} supplies {sum}")
  public void supplies(String lender, Sum sum) {
    scene.tried(move(lender, "supplies", sum.asset(), sum.number(), ""));
  }

  @When("{person} takes out {sum}")
  public void takesOut(String lender, Sum sum) {
    scene.tried(move(lender, "withdrawals", sum.asset(), sum.number(), ""));
  }

  @When("{person} takes out everything in {asset}")
  public void takesOutEverything(String lender, String asset) {
    scene.tried(move(lender, "withdrawals", asset, "max", ""));
  }

  @Then("{person}'s balance is {sum}{where}")
  public void balance(String lender, Sum expected, String where) {
    assertThat(balances(lender, where)).containsExactly(expected);
  }

  @Then("{person}'s balances are {sums}")
  public void balances(String lender, List<Sum> expected) {
    assertThat(balances(lender, "")).containsExactlyElementsOf(expected);
  }

  @Then("{person} has no balance")
  public void noBalance(String lender) {
    assertThat(balances(lender, "")).isEmpty();
  }

  private List<Sum> balances(String lender, String where) {
    return desk.get("/markets/%s/accounts/%s".formatted(scene.market(where), lender))
        .accepted()
        .required("balances")
        .valueStream()
        .map(
            balance ->
                new Sum(
                    balance.required("balance").asString(), balance.required("asset").asString()))
        .toList();
  }

  private Answer move(String lender, String what, String asset, String amount, String where) {
    return desk.post(
        "/markets/%s/reserves/%s/%s".formatted(scene.market(where), asset, what),
        Map.of("account", lender, "amount", amount));
  }
}

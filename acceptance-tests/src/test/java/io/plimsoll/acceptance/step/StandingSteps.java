package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How loans stand. */
public class StandingSteps {

  private final Desk desk;
  private final Scene scene;
  private String asked = "";

  public StandingSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Then("{person} owes {sums}")
  public void owes(String borrower, List<Sum> debt) {
    assertThat(parts(borrower, "", "debt")).containsExactlyInAnyOrderElementsOf(debt);
  }

  @Then("{person} owes nothing")
  public void owesNothing(String borrower) {
    assertThat(parts(borrower, "", "debt")).isEmpty();
  }

  @Then("{person}'s collateral is {sums}{where}")
  public void collateral(String borrower, List<Sum> collateral, String where) {
    assertThat(parts(borrower, where, "collateral"))
        .containsExactlyInAnyOrderElementsOf(collateral);
  }

  @Then("{person} has no collateral left")
  public void noCollateral(String borrower) {
    assertThat(parts(borrower, "", "collateral")).isEmpty();
  }

  @Then("{person}'s health factor is {number}{where}")
  public void health(String borrower, String health, String where) {
    assertThat(loan(borrower, where).required("healthFactor").asString()).isEqualTo(health);
  }

  @Then("{person} has no health factor")
  public void noHealth(String borrower) {
    assertThat(loan(borrower, "").required("healthFactor").isNull()).isTrue();
  }

  @Then("{person} can still borrow {sum}")
  public void canStillBorrow(String borrower, Sum value) {
    assertThat(loan(borrower, "").required("availableToBorrow").asString())
        .isEqualTo(value.number());
  }

  @Then("{person} can draw {sum} and no more")
  public void canDraw(String borrower, Sum most) {
    assertThat(loan(borrower, "").required("drawable").required(most.asset()).asString())
        .isEqualTo(most.number());
  }

  @Then("{person}'s collateral is worth {sum} and her debt {sum}")
  public void values(String borrower, Sum collateral, Sum debt) {
    var loan = loan(borrower, "");
    assertThat(loan.required("collateralValue").asString()).isEqualTo(collateral.number());
    assertThat(loan.required("debtValue").asString()).isEqualTo(debt.number());
  }

  @Then("{person}'s loan can be sold once {asset} is below {sum}")
  public void liquidationPrice(String borrower, String asset, Sum price) {
    assertThat(loan(borrower, "").required("liquidationPrices").required(asset).asString())
        .isEqualTo(price.number());
  }

  @Then("no price of {asset} alone brings {person}'s loan down")
  public void noLiquidationPrice(String asset, String borrower) {
    assertThat(loan(borrower, "").required("liquidationPrices").has(asset)).isFalse();
  }

  @When("{person} asks for the loans with a health factor below {number}")
  public void asksBelow(String person, String health) {
    scene.tried(desk.get(below(health)));
  }

  @When("{person} asks for the loans with a health factor below {number}, {int} a page")
  public void asksBelow(String person, String health, int size) {
    asked = below(health) + "&limit=" + size;
    scene.tried(desk.get(asked));
  }

  @Then("these loans are listed")
  public void listed(DataTable expected) {
    assertLists(scene.outcome().accepted(), expected);
  }

  @Then("on the next and last page")
  public void nextPage(DataTable expected) {
    var cursor = scene.outcome().accepted().required("next").asString();
    var page = desk.get(asked + "&cursor=" + cursor).accepted();
    assertLists(page, expected);
    assertThat(page.required("next").isNull()).isTrue();
  }

  private String below(String health) {
    return "/loans?market=%s&healthBelow=%s".formatted(scene.market(), health);
  }

  private static void assertLists(JsonNode page, DataTable expected) {
    var shown =
        page.required("items")
            .valueStream()
            .map(
                loan ->
                    Map.of(
                        "borrower", loan.required("borrower").asString(),
                        "health factor", loan.required("healthFactor").asString()))
            .toList();
    assertThat(shown).containsExactlyElementsOf(expected.asMaps());
  }

  private JsonNode loan(String borrower, String where) {
    return desk.get("/loans/" + scene.loan(borrower, where)).accepted();
  }

  private List<Sum> parts(String borrower, String where, String side) {
    return loan(borrower, where)
        .required(side)
        .valueStream()
        .map(part -> new Sum(part.required("amount").asString(), part.required("asset").asString()))
        .toList();
  }
}

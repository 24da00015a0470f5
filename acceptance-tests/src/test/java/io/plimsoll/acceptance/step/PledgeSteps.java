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
import java.util.Map;

/** Shares that back loans, pay debt, or go to another lender. */
public class PledgeSteps {

  private final Desk desk;
  private final Scene scene;

  public PledgeSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Given("{person} has pledged shares worth {sum} to {person}'s loan")
  public void hasPledged(String lender, Sum worth, String borrower) {
    move(borrower, "pledges", lender, worth).accepted();
  }

  @When("{person} pledges shares worth {sum} to {person}'s loan")
  public void pledges(String lender, Sum worth, String borrower) {
    scene.tried(move(borrower, "pledges", lender, worth));
  }

  @When("{person} gives {person} back shares worth {sum}")
  public void givesBack(String borrower, String lender, Sum worth) {
    scene.tried(move(borrower, "pledge-releases", lender, worth));
  }

  @When("{person} turns pledged shares into {sum}")
  public void turnsInto(String borrower, Sum amount) {
    scene.tried(
        desk.post(
            path(borrower, "pledge-withdrawals"),
            Map.of("asset", amount.asset(), "amount", amount.number())));
  }

  @When("{person} repays {sum} with shares of {person}")
  public void repaysWithShares(String borrower, Sum payment, String lender) {
    scene.tried(
        desk.post(
            path(borrower, "repayments"),
            Map.of("asset", payment.asset(), "amount", payment.number(), "withSharesOf", lender)));
  }

  @When("{person} calls {person}'s loan, paying {sum} for {asset}, as shares")
  public void callsForShares(String keeper, String borrower, Sum payment, String asset) {
    scene.tried(
        desk.post(
            path(borrower, "liquidation-calls"),
            Map.of(
                "keeper", keeper,
                "debtAsset", payment.asset(),
                "collateralAsset", asset,
                "debtToCover", payment.number(),
                "sharesTo", keeper)));
  }

  @When("{person} gives {person} shares worth {sum}")
  public void gives(String lender, String to, Sum worth) {
    scene.tried(
        desk.post(
            "/markets/%s/reserves/%s/share-transfers".formatted(scene.market(), worth.asset()),
            Map.of("account", lender, "to", to, "amount", worth.number())));
  }

  @Then("{person}'s loan is backed by")
  public void backed(String borrower, DataTable expected) {
    var shown =
        desk.get("/loans/" + scene.loan(borrower))
            .accepted()
            .required("collateral")
            .valueStream()
            .map(
                part ->
                    Map.of(
                        "asset", part.required("asset").asString(),
                        "held", part.required("held").asString(),
                        "pledged", part.required("pledged").asString()))
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected.asMaps());
  }

  private Answer move(String borrower, String what, String lender, Sum worth) {
    return desk.post(
        path(borrower, what),
        Map.of("account", lender, "asset", worth.asset(), "amount", worth.number()));
  }

  private String path(String borrower, String what) {
    return "/loans/%s/%s".formatted(scene.loan(borrower), what);
  }
}

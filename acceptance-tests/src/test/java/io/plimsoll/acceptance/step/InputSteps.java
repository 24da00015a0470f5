package io.plimsoll.acceptance.step;

import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import java.util.Map;

/** Requests exactly as somebody wrote them. */
public class InputSteps {

  private final Desk desk;
  private final Scene scene;

  public InputSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @When("^Ana sends as a (draw|repayment|collateral deposit|collateral withdrawal) (.+)$")
  public void borrowerSends(String what, String body) {
    send("/loans/%s/%ss".formatted(scene.loan("Ana"), what.replace(' ', '-')), body);
  }

  @When("^Kai sends as a liquidation call (.+)$")
  public void keeperSends(String body) {
    send("/loans/%s/liquidation-calls".formatted(scene.loan("Ana")), body);
  }

  @When("^Lena sends as a (supply|withdrawal) of ([A-Z]+) (.+)$")
  public void lenderSends(String what, String asset, String body) {
    var path = what.equals("supply") ? "supplies" : "withdrawals";
    send("/markets/%s/reserves/%s/%s".formatted(scene.market(), asset, path), body);
  }

  @When("{person} draws an amount of {asset} with {int} digits")
  public void drawsDigits(String borrower, String asset, int digits) {
    scene.tried(
        desk.post(
            "/loans/%s/draws".formatted(scene.loan(borrower)),
            Map.of("asset", asset, "amount", "1".repeat(digits))));
  }

  @When("^Ana draws 1 USDC under a key of (201 letters|two words|no character at all)$")
  public void drawsUnderKey(String what) {
    var key =
        switch (what) {
          case "201 letters" -> "k".repeat(201);
          case "two words" -> "spring draw";
          default -> "";
        };
    scene.tried(
        desk.post(
            "/loans/%s/draws".formatted(scene.loan("Ana")),
            Map.of("asset", "USDC", "amount", "1"),
            Map.of("Idempotency-Key", key)));
  }

  @When("^Ana sends as a new loan (.+)$")
  public void sendsLoan(String body) {
    send("/loans", body.replace("MARKET", scene.market()));
  }

  @When("^North sends as a price (.+)$")
  public void sendsPrice(String body) {
    send("/prices", body.replace("MARKET", scene.market()));
  }

  @When("somebody asks for {string}")
  public void asks(String path) {
    scene.tried(desk.get(path));
  }

  private void send(String path, String body) {
    scene.tried(desk.post(path, body, Map.of()));
  }
}

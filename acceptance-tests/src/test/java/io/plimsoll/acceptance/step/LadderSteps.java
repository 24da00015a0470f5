package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Answer;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What comes before a forced sale: notices, small sales, a second look. */
public class LadderSteps {

  private final Desk desk;
  private final Scene scene;

  public LadderSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Then("{person} has been warned")
  public void warned(String borrower) {
    assertThat(notice(borrower).path("kind").asString()).isEqualTo("warning");
  }

  @Then("{person} has been called, with {span} to cure")
  public void called(String borrower, Duration window) {
    var notice = notice(borrower);
    assertThat(notice.path("kind").asString()).isEqualTo("margin-call");
    assertThat(Instant.parse(notice.required("cureUntil").asString()))
        .isEqualTo(Instant.parse(notice.required("at").asString()).plus(window));
  }

  @Then("{person} has been given no notice")
  public void unnoticed(String borrower) {
    assertThat(notice(borrower).isNull()).as("%s", notice(borrower)).isTrue();
  }

  @Then("the notices to {person} began with")
  public void notices(String borrower, DataTable expected) {
    var given =
        desk.get("/loans/%s/events?limit=500".formatted(scene.loan(borrower)))
            .accepted()
            .required("items")
            .valueStream()
            .map(event -> event.required("type").asString())
            .filter(type -> type.startsWith("loan.margin-"))
            .toList();
    assertThat(given).startsWith(expected.asList().toArray(String[]::new));
  }

  @Then("{person}'s health factor is at least {number}")
  public void healthy(String borrower, String least) {
    var health = loan(borrower).required("healthFactor").asString();
    assertThat(new BigDecimal(health)).isGreaterThanOrEqualTo(new BigDecimal(least));
  }

  @Given("{person} has agreed to small sales")
  public void agreed(String borrower) {
    agree(borrower, true);
  }

  @Given("{person} has agreed to small sales no longer")
  public void agreedNoLonger(String borrower) {
    agree(borrower, false);
  }

  @Then("the sale of {person}'s loan waits for a second price of {asset}")
  public void waits(String borrower, String asset) {
    var look =
        desk.get("/liquidations/%s.1".formatted(scene.loan(borrower)))
            .accepted()
            .required("secondLook");
    assertThat(look.required("waiting").asBoolean()).isTrue();
    assertThat(look.required("asset").asString()).isEqualTo(asset);
  }

  @Given("{person} has approved the loss of {person}'s loan")
  public void hasApproved(String approver, String borrower) {
    approve(approver, borrower).accepted();
  }

  @When("{person} approves the loss of {person}'s loan")
  public void approves(String approver, String borrower) {
    scene.tried(approve(approver, borrower));
  }

  private Answer approve(String approver, String borrower) {
    return desk.post(
        "/liquidations/%s.1/approvals".formatted(scene.loan(borrower)),
        Map.of("approver", approver, "reason", "Seen on two exchanges"));
  }

  private void agree(String borrower, boolean enabled) {
    desk.post(
            "/loans/%s/pre-liquidation".formatted(scene.loan(borrower)), Map.of("enabled", enabled))
        .accepted();
  }

  private JsonNode notice(String borrower) {
    return loan(borrower).required("notice");
  }

  private JsonNode loan(String borrower) {
    return desk.get("/loans/" + scene.loan(borrower)).accepted();
  }
}

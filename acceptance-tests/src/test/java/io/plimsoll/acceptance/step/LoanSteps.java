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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What borrowers do. */
public class LoanSteps {

  private final Desk desk;
  private final Scene scene;
  private final Requests requests;
  private final Set<String> opened = new HashSet<>();

  public LoanSteps(Desk desk, Scene scene, Requests requests) {
    this.desk = desk;
    this.scene = scene;
    this.requests = requests;
  }

  @Given("{person} has opened a loan")
  public void hasOpened(String borrower) {
    open(borrower, "");
  }

  @Given("{person} has opened a loan named {string}{where}")
  public void hasOpenedNamed(String borrower, String name, String where) {
    open(borrower, named(name), where).accepted();
  }

  @When("{person} opens a loan named {string}{where}")
  public void opensNamed(String borrower, String name, String where) {
    scene.tried(open(borrower, named(name), where));
  }

  @When("{person} opens a loan without a name")
  public void opensNameless(String borrower) {
    scene.tried(desk.post("/loans", Map.of("market", scene.market(), "borrower", borrower)));
  }

  @Then("the loan {string} is {person}'s, and empty")
  public void isEmpty(String name, String borrower) {
    assertThat(scene.outcome().status()).isEqualTo(201);
    var loan = desk.get("/loans/" + named(name)).accepted();
    assertThat(loan.required("borrower").asString()).isEqualTo(borrower);
    assertThat(loan.required("collateral")).isEmpty();
    assertThat(loan.required("debt")).isEmpty();
  }

  @Then("the loan is {person}'s, and has a name")
  public void hasName(String borrower) {
    var answer = scene.outcome();
    var id = answer.accepted().required("id").asString();
    assertThat(answer.header("Location")).endsWith("/loans/" + id);
    assertThat(desk.get("/loans/" + id).accepted().required("borrower").asString())
        .isEqualTo(borrower);
  }

  @Given("{person} has borrowed {sum} against {sums}{where}")
  public void hasBorrowed(String borrower, Sum debt, List<Sum> collateral, String where) {
    hasPledged(borrower, collateral, where);
    move(borrower, where, "draws", debt).accepted();
  }

  @When("{person} borrows {sum} against {sums}")
  public void borrows(String borrower, Sum debt, List<Sum> collateral) {
    hasPledged(borrower, collateral, "");
    scene.tried(move(borrower, "", "draws", debt));
  }

  @Given("{person} has pledged {sums}{where}")
  public void hasPledged(String borrower, List<Sum> collateral, String where) {
    open(borrower, where);
    for (var sum : collateral) move(borrower, where, "collateral-deposits", sum).accepted();
  }

  @Given("{person} has pledged {sum} more")
  public void hasPledgedMore(String borrower, Sum collateral) {
    move(borrower, "", "collateral-deposits", collateral).accepted();
  }

  @When("{person} pledges {sum}")
  public void pledges(String borrower, Sum collateral) {
    open(borrower, "");
    scene.tried(move(borrower, "", "collateral-deposits", collateral));
  }

  @When("{person} pledges {sum} more")
  public void pledgesMore(String borrower, Sum collateral) {
    scene.tried(move(borrower, "", "collateral-deposits", collateral));
  }

  @Given("{person} has drawn {sum}")
  public void hasDrawn(String borrower, Sum debt) {
    move(borrower, "", "draws", debt).accepted();
  }

  @When("{person} draws {sum}")
  public void draws(String borrower, Sum debt) {
    scene.tried(move(borrower, "", "draws", debt));
  }

  @Given("{person} has drawn {sum}, as her request {string}")
  public void hasDrawn(String borrower, Sum debt, String key) {
    request(borrower, "draws", debt, key).accepted();
  }

  @Given("{person} has been refused {sum}, as her request {string}")
  public void hasBeenRefused(String borrower, Sum debt, String key) {
    assertThat(request(borrower, "draws", debt, key).status()).isEqualTo(422);
  }

  @When("{person} draws {sum}, as her request {string}")
  public void draws(String borrower, Sum debt, String key) {
    scene.tried(request(borrower, "draws", debt, key));
  }

  @Given("{person} has repaid {sum}")
  public void hasRepaid(String borrower, Sum payment) {
    move(borrower, "", "repayments", payment).accepted();
  }

  @When("{person} repays {sum}")
  public void repays(String borrower, Sum payment) {
    scene.tried(move(borrower, "", "repayments", payment));
  }

  @When("{person} repays {sum}, as her request {string}")
  public void repays(String borrower, Sum payment, String key) {
    scene.tried(request(borrower, "repayments", payment, key));
  }

  @Given("{person} has repaid everything owed in {asset}")
  public void hasRepaidEverything(String borrower, String asset) {
    move(borrower, "", "repayments", new Sum("max", asset)).accepted();
  }

  @When("{person} repays everything owed in {asset}")
  public void repaysEverything(String borrower, String asset) {
    scene.tried(move(borrower, "", "repayments", new Sum("max", asset)));
  }

  @Given("{person} has taken back {sum}")
  public void hasTakenBack(String borrower, Sum collateral) {
    move(borrower, "", "collateral-withdrawals", collateral).accepted();
  }

  @When("{person} takes back {sum}")
  public void takesBack(String borrower, Sum collateral) {
    scene.tried(move(borrower, "", "collateral-withdrawals", collateral));
  }

  @When("{person} takes back all the {asset} that can be spared")
  public void takesBackAll(String borrower, String asset) {
    scene.tried(move(borrower, "", "collateral-withdrawals", new Sum("max", asset)));
  }

  private String named(String name) {
    return name + "-" + scene.number();
  }

  private void open(String borrower, String where) {
    var id = scene.loan(borrower, where);
    if (opened.add(id)) open(borrower, id, where).accepted();
  }

  private Answer open(String borrower, String id, String where) {
    return desk.post(
        "/loans", Map.of("market", scene.market(where), "borrower", borrower, "id", id));
  }

  private Answer move(String borrower, String where, String what, Sum sum) {
    return desk.post("/loans/%s/%s".formatted(scene.loan(borrower, where), what), body(sum));
  }

  private Answer request(String borrower, String what, Sum sum, String key) {
    return requests.send("/loans/%s/%s".formatted(scene.loan(borrower), what), body(sum), key);
  }

  private static Map<String, String> body(Sum sum) {
    var body = new LinkedHashMap<String, String>();
    body.put("asset", sum.asset());
    body.put("amount", sum.number());
    return body;
  }
}

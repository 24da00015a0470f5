package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.keeper.ExampleKeeper;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A keeper that nobody tells what to do. */
public class ExampleKeeperSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BOND = "1000";

  private final Desk desk;
  private final Scene scene;
  private Optional<ExampleKeeper> keeper = Optional.empty();
  private BigDecimal brought = BigDecimal.ZERO;

  public ExampleKeeperSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @After(order = 20)
  public void stop() {
    keeper.ifPresent(ExampleKeeper::close);
  }

  @Given(
      "{person}'s machine buys with {sum} and sells {asset} elsewhere for {sum}, keeping {percent}"
          + " at least")
  public void machine(String name, Sum funds, String collateral, Sum price, String margin) {
    var trade =
        new ExampleKeeper.Trade(
            scene.market(),
            name,
            funds.asset(),
            new BigDecimal(margin),
            Map.of(collateral, new BigDecimal(price.number())));
    var machine = new ExampleKeeper(desk.uri(""), trade);
    keeper = Optional.of(machine);
    brought = new BigDecimal(funds.number());
    machine.join(BOND, funds.number());
    machine.start();
  }

  /** The machine gets the time to look, as it would have between two minutes. */
  @When("{span} pass(es), minute by minute")
  public void minuteByMinute(Duration time) {
    for (var minute = 0; minute < time.toMinutes(); minute++) {
      desk.advance(Duration.ofMinutes(1));
      var now = desk.now();
      await(() -> keeper.orElseThrow().hasLooked(now));
    }
  }

  @Then("the machine has bought {asset}")
  public void hasBought(String asset) {
    await(() -> keeper.orElseThrow().takenOut(asset).signum() > 0);
  }

  @Then("the machine has bought nothing of {asset}")
  public void hasBoughtNothing(String asset) {
    assertThat(keeper.orElseThrow().takenOut(asset)).isZero();
    assertThat(keeper.orElseThrow().free(asset)).isZero();
  }

  @Then("it has made a profit of {percent} or more on what it has paid")
  public void profit(String least) {
    var machine = keeper.orElseThrow();
    var paid = brought.subtract(machine.free("USDC"));
    var gain = machine.worth().subtract(brought);
    assertThat(paid).isPositive();
    assertThat(gain).isGreaterThanOrEqualTo(paid.multiply(new BigDecimal(least)));
  }

  @Then("its bond is untouched")
  public void bond() {
    var shown =
        desk.get("/markets/%s/keepers".formatted(scene.market())).accepted().required("items");
    assertThat(shown.required(0).required("bond").asString()).isEqualTo(BOND);
  }

  private void await(BooleanSupplier condition) {
    var end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("still waiting: %s", keeper).isBefore(end);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted", e);
      }
    }
  }
}

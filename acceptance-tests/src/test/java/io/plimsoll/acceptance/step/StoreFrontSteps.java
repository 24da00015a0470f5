package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import io.plimsoll.acceptance.world.Sum;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Keepers who buy what the desk took over. */
public class StoreFrontSteps {

  private final Desk desk;
  private final Scene scene;

  public StoreFrontSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @When("{person} buys {asset} from the desk's stock for {sum}")
  public void buys(String keeper, String asset, Sum payment) {
    buy(keeper, asset, payment, Optional.empty());
  }

  @When("{person} buys at least {sum} from the desk's stock for {sum}")
  public void buysAtLeast(String keeper, Sum least, Sum payment) {
    buy(keeper, least.asset(), payment, Optional.of(least.number()));
  }

  private void buy(String keeper, String asset, Sum payment, Optional<String> minimum) {
    var body = new LinkedHashMap<String, String>();
    body.put("keeper", keeper);
    body.put("collateralAsset", asset);
    body.put("payAsset", payment.asset());
    body.put("amount", payment.number());
    minimum.ifPresent(least -> body.put("minimum", least));
    scene.tried(desk.post("/markets/%s/collateral-purchases".formatted(scene.market()), body));
  }

  @When("{person} asks how much {asset} {sum} buy(s) from the desk's stock")
  public void asks(String keeper, String asset, Sum payment) {
    scene.tried(
        desk.get(
            "/markets/%s/collateral-quotes?collateralAsset=%s&payAsset=%s&amount=%s"
                .formatted(scene.market(), asset, payment.asset(), payment.number())));
  }

  @Then("{person} has bought {sum}, and the desk has {sum} left")
  public void bought(String keeper, Sum bought, Sum left) {
    var purchase = scene.outcome().accepted();
    assertThat(purchase.required("collateralAsset").asString()).isEqualTo(bought.asset());
    assertThat(purchase.required("bought").asString()).isEqualTo(bought.number());
    assertThat(purchase.required("stock").asString()).isEqualTo(left.number());
  }

  @Then("the desk's stock is {sum}")
  public void stock(Sum stock) {
    assertThat(
            desk.get("/markets/%s/reserves/%s".formatted(scene.market(), stock.asset()))
                .accepted()
                .required("inventory")
                .asString())
        .isEqualTo(stock.number());
  }
}

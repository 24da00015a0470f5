package io.plimsoll.acceptance.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.acceptance.world.Scene;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Why the desk sold as much as it did at once. */
public class GuardSteps {

  private final Desk desk;
  private final Scene scene;

  public GuardSteps(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  @Then("of {person}'s loan nothing was held back, for no other loan would have been broken")
  public void nothingHeldBack(String borrower) {
    var sales = paced(borrower);
    assertThat(sales).isNotEmpty();
    for (var sale : sales) {
      assertThat(sale.required("picked")).isEqualTo(sale.required("unpaced"));
      assertThat(sale.required("picked").required("broken").intValue()).isZero();
    }
  }

  @Then(
      "of {person}'s loan less was sold than would have broken {int} other loan(s), and none was"
          + " broken")
  public void heldBack(String borrower, int broken) {
    var sale = paced(borrower).getFirst();
    assertThat(sale.required("unpaced").required("broken").intValue()).isEqualTo(broken);
    assertThat(sale.required("unpaced").required("loans")).hasSize(broken);
    assertThat(sale.required("picked").required("broken").intValue()).isZero();
    assertThat(sold(sale, "picked")).isPositive().isLessThan(sold(sale, "unpaced"));
  }

  private static BigDecimal sold(JsonNode sale, String which) {
    return new BigDecimal(sale.required(which).required("sold").asString());
  }

  private List<JsonNode> paced(String borrower) {
    var id =
        desk.get("/liquidations?loan=" + scene.loan(borrower))
            .accepted()
            .required("items")
            .required(0)
            .required("id")
            .asString();
    return desk.get("/liquidations/%s/decision".formatted(id))
        .accepted()
        .required("paced")
        .valueStream()
        .toList();
  }
}

package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.execution.PooledLoan;
import io.plimsoll.domain.execution.PriceImpact;
import io.plimsoll.domain.execution.ToxicityFrontier;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From where on a step lowers health. */
class ToxicityPaper implements Paper {

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    var steps = in.path("step_case");
    return Map.of(
        "cases",
        Numbers.each(in.path("cases"), ToxicityPaper::frontier),
        "step_case",
        Numbers.each(steps.path("ltvs"), ltv -> step(steps, ltv.asDouble())));
  }

  private static Map<String, Object> frontier(JsonNode in) {
    var collateral = in.path("collateral_value").asDouble();
    var frontier =
        new ToxicityFrontier(
            in.path("bonus").asDouble(),
            new PriceImpact.ConstantProduct(in.path("pool_debt_reserve").asDouble()));
    return Map.of(
        "bonus", frontier.bonus(),
        "collateral_value", collateral,
        "pool_debt_reserve", in.path("pool_debt_reserve").asDouble(),
        "depth_factor", frontier.impact().depthFactor(collateral),
        "ltv_frontier", frontier.loanToValue(collateral),
        "max_threshold_with_health_linked_bonus", frontier.safeThreshold(collateral));
  }

  private static Map<String, Object> step(JsonNode in, double ltv) {
    var x = in.path("pool").get(0).asDouble();
    var y = in.path("pool").get(1).asDouble();
    var collateral = in.path("collateral_units").asDouble();
    var loan =
        new PooledLoan(
            ltv * collateral * y / x,
            collateral,
            in.path("threshold").asDouble(),
            in.path("bonus").asDouble(),
            x,
            y);
    return Map.of(
        "ltv",
        ltv,
        "health_before",
        loan.health(),
        "health_rises",
        loan.after(in.path("repay").asDouble()).health() > loan.health());
  }
}

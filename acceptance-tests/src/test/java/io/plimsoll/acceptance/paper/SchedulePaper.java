package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.execution.LinearImpact;
import io.plimsoll.domain.execution.SaleSchedule;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sale spread over days. */
class SchedulePaper implements Paper {

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put(
        "cases",
        Numbers.each(
            expected.path("cases"), one -> figures(schedule(in, one.path("lambda").asDouble()))));
    var atOnce = schedule(in, 0).atOnce();
    figures.put(
        "sell_all_at_once",
        Map.of("expected_cost", atOnce.expectedCost(), "variance", atOnce.variance()));
    var still = expected.path("static_holding_alpha_over_2lambda_sigma2").path("lambda").asDouble();
    figures.put(
        "static_holding_alpha_over_2lambda_sigma2",
        Map.of(
            "lambda",
            still,
            "value",
            schedule(in, still).staticHolding(in.path("alpha_per_day").asDouble())));
    var cheapest = schedule(in, 0).cheapestAt(SaleSchedule.AT_95);
    figures.put(
        "min_95_cost",
        Map.of(
            "value",
            cheapest.costAt(SaleSchedule.AT_95),
            "at_lambda_about",
            cheapest.riskAversion()));
    return figures;
  }

  private static Map<String, Object> figures(SaleSchedule schedule) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("lambda", schedule.riskAversion());
    figures.put("kappa", schedule.urgency());
    if (schedule.urgency() > 0) figures.put("theta", schedule.halfLife());
    figures.put("holdings", Numbers.numbers(schedule.holdings()));
    figures.put("sales", Numbers.numbers(schedule.sales()));
    figures.put("expected_cost", schedule.expectedCost());
    figures.put("variance", schedule.variance());
    figures.put("std", Math.sqrt(schedule.variance()));
    figures.put("cost_at_95", schedule.costAt(SaleSchedule.AT_95));
    return figures;
  }

  private static SaleSchedule schedule(JsonNode in, double riskAversion) {
    return new SaleSchedule(
        new LinearImpact(
            in.path("sigma_per_sqrt_day").asDouble(),
            in.path("epsilon").asDouble(),
            in.path("gamma").asDouble(),
            in.path("eta").asDouble()),
        in.path("X").asDouble(),
        in.path("T_days").asDouble(),
        in.path("N").asInt(),
        riskAversion);
  }

  /** The flat bottom of the cost fixes its place only roughly. */
  @Override
  public Tolerance tolerance(String path) {
    return switch (path) {
      case "/min_95_cost/value" -> Tolerance.relative(1e-4);
      case "/min_95_cost/at_lambda_about" -> Tolerance.relative(1e-2);
      default -> Tolerance.relative(1e-9);
    };
  }
}

package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.execution.KeeperOptimum;
import io.plimsoll.domain.execution.KeeperOptimum.Bound;
import io.plimsoll.domain.execution.PooledLoan;
import io.plimsoll.domain.execution.TwoStepCall;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a keeper does who only looks at profit. */
class KeeperPaper implements Paper {

  private static final Pattern PRODUCT = Pattern.compile("K = ([0-9.e+]+)");
  private static final Pattern FEE = Pattern.compile("fee = ([0-9.e-]+)");

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    return Map.of(
        "cases", Numbers.each(in.path("prices"), price -> stages(in, price.asDouble())),
        "price_where_binding_changes", change(in),
        "two_step_cases", Numbers.each(in.path("two_step_cases"), KeeperPaper::twoSteps));
  }

  private static Map<String, Object> stages(JsonNode in, double price) {
    var optimum = optimum(in, price);
    var strategy = optimum.strategy();
    return Map.of(
        "price", price,
        "health", optimum.loan().health(),
        "binding", strategy.bound().name().toLowerCase(Locale.ROOT),
        "first_stage_amount", strategy.first().amount(),
        "first_stage_profit", strategy.first().profit(),
        "last_amount", strategy.last().amount(),
        "last_profit", strategy.last().profit(),
        "total_profit", strategy.profit());
  }

  /** Between the lowest and the highest price of the cases, by halving. */
  private static double change(JsonNode in) {
    var prices = Numbers.numbers(in.path("prices"));
    var low = prices.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    var high = prices.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    for (var i = 0; i < 100; i++) {
      var middle = (low + high) / 2;
      if (optimum(in, middle).strategy().bound() == Bound.COLLATERAL) low = middle;
      else high = middle;
    }
    return low;
  }

  private static KeeperOptimum optimum(JsonNode in, double price) {
    var market = in.path("market").asString();
    var product = number(PRODUCT, market, Double.NaN);
    return new KeeperOptimum(
        new PooledLoan(
            in.path("debt").asDouble(),
            in.path("collateral").asDouble(),
            in.path("theta").asDouble(),
            in.path("bonus").asDouble(),
            Math.sqrt(product / price),
            Math.sqrt(product * price)),
        number(FEE, market, 0),
        in.path("stop_at_health").asDouble(),
        in.path("kappa").asDouble());
  }

  private static double number(Pattern pattern, String text, double otherwise) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
  }

  private static Map<String, Object> twoSteps(JsonNode in) {
    var call =
        new TwoStepCall(
            in.path("collateral").asDouble(),
            in.path("debt").asDouble(),
            in.path("threshold").asDouble(),
            in.path("bonus").asDouble(),
            in.path("close_factor").asDouble());
    var figures = new LinkedHashMap<String, Object>();
    in.properties().forEach(entry -> figures.put(entry.getKey(), entry.getValue().asDouble()));
    figures.put("single_repay", call.singleRepay());
    figures.put("single_profit", call.singleProfit());
    figures.put("first_repay", call.firstRepay());
    figures.put("second_repay", call.secondRepay());
    figures.put("two_step_profit", call.twoStepProfit());
    figures.put("gain", call.gain());
    return figures;
  }

  @Override
  public Tolerance tolerance(String path) {
    return path.equals("/price_where_binding_changes")
        ? Tolerance.absolute(0.01)
        : Tolerance.relative(1e-6);
  }
}

package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.execution.SizeImpact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** How far a sale moves a market. */
class ImpactPaper implements Paper {

  private static final double BASIS_POINTS = 10_000;

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    var days = Numbers.numbers(in.path("T_days"));
    var figures = new LinkedHashMap<String, Object>();
    var printed = new LinkedHashMap<String, Object>();
    for (var asset : in.path("assets")) {
      var impact =
          new SizeImpact(
              asset.path("sigma").asDouble(),
              in.path("size_over_volume").asDouble(),
              asset.path("theta_over_v").asDouble());
      var name = asset.path("name").asString();
      figures.put(
          name,
          Map.of(
              "permanent_bp",
              impact.permanent() * BASIS_POINTS,
              "cases",
              days.stream().map(time -> spread(impact, time)).toList()));
      printed.put(
          name,
          Map.of(
              "permanent", impact.permanent() * BASIS_POINTS,
              "temporary", each(days, impact::temporary),
              "cost", each(days, impact::cost)));
    }
    figures.put("rounded_as_printed", printed);
    return figures;
  }

  private static Map<String, Object> spread(SizeImpact impact, double days) {
    return Map.of(
        "T", days,
        "temporary_bp", impact.temporary(days) * BASIS_POINTS,
        "cost_bp", impact.cost(days) * BASIS_POINTS);
  }

  private static List<Double> each(List<Double> days, ToDoubleFunction<Double> figure) {
    return days.stream().map(time -> figure.applyAsDouble(time) * BASIS_POINTS).toList();
  }

  @Override
  public Tolerance tolerance(String path) {
    return path.startsWith("/rounded_as_printed")
        ? Tolerance.absolute(0.5)
        : Tolerance.relative(1e-9);
  }
}

package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.routing.basket.BasketSale;
import io.plimsoll.domain.routing.basket.GeometricMeanPool;
import io.plimsoll.domain.routing.basket.Pool;
import io.plimsoll.domain.routing.basket.SumPool;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A basket turned into one token. */
class BasketPaper implements Paper {

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    var basket = new TreeMap<AssetId, Double>();
    in.path("basket")
        .properties()
        .forEach(entry -> basket.put(new AssetId(entry.getKey()), entry.getValue().asDouble()));
    var plan =
        new BasketSale(
                Numbers.each(in.path("pools"), BasketPaper::pool),
                basket,
                new AssetId(in.path("target").asString()))
            .plan();
    if (!plan.isWithinBasket())
      throw new AssertionError("More is sold than there is: " + plan.leftover());
    if (plan.received() > plan.atMost())
      throw new AssertionError(plan.received() + " is more than " + plan.atMost());
    return Map.of(
        "received",
        plan.received(),
        "prices_in_target",
        IntStream.range(0, expected.path("prices_in_target").size())
            .mapToObj(i -> plan.prices().get(new AssetId(String.valueOf(i))))
            .toList());
  }

  private static Pool pool(JsonNode in) {
    var assets = Numbers.each(in.path("tokens"), token -> new AssetId(token.asString()));
    var reserves = Numbers.numbers(in.path("reserves"));
    var kept = in.path("kept").asDouble();
    return switch (in.path("kind").asString()) {
      case "weighted-product" ->
          new GeometricMeanPool(assets, Numbers.numbers(in.path("weights")), reserves, kept);
      case "product" -> GeometricMeanPool.product(assets, reserves, kept);
      case "sum" -> new SumPool(assets, reserves, kept);
      case String kind -> throw new IllegalArgumentException("No pool of kind " + kind);
    };
  }

  /** A router is right from 1e-5 below the optimum to the last digit it is stated with. */
  @Override
  public Tolerance tolerance(String path) {
    return path.equals("/received") ? new Tolerance(1e-5, 1.2e-6, true) : Tolerance.relative(1e-5);
  }
}

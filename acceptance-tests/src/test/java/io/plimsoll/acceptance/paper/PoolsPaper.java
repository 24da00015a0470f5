package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.routing.ConstantProduct;
import io.plimsoll.domain.routing.PassiveLiquidity;
import io.plimsoll.domain.routing.RangePosition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What pools pay and lose. */
class PoolsPaper implements Paper {

  private static final int DECIMALS = 18;

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    var lost = new PassiveLiquidity(in.path("lvr").path("sigma_daily").asDouble());
    return Map.of(
        "product", product(in.path("product")),
        "range", range(in.path("range")),
        "lvr_bp_per_day", lost.lossPerDay() * 10_000,
        "trade_probability_percent", probabilities(in.path("trade_probability")));
  }

  /** In whole units of 18 decimals, as an order would be. */
  private static Map<String, Object> product(JsonNode in) {
    var kept = BigDecimal.ONE.subtract(new BigDecimal(in.path("fee").asString()));
    var pool =
        new ConstantProduct(units(in.path("x")), units(in.path("y")), Wad.of(kept.toPlainString()));
    var sold = units(in.path("sell_x"));
    var out = new BigDecimal(pool.received(sold), DECIMALS).doubleValue();
    var average = out / in.path("sell_x").asDouble();
    var spot = in.path("y").asDouble() / in.path("x").asDouble();
    return Map.of("out", out, "average_price", average, "shortfall_vs_spot", 1 - average / spot);
  }

  private static BigInteger units(JsonNode number) {
    return new BigDecimal(number.asString()).movePointRight(DECIMALS).toBigIntegerExact();
  }

  private static Map<String, Object> range(JsonNode in) {
    var position =
        RangePosition.of(
            in.path("price").asDouble(),
            in.path("low").asDouble(),
            in.path("high").asDouble(),
            in.path("deposit_x").asDouble(),
            in.path("deposit_y").asDouble());
    var paid = in.path("buy_with_y").asDouble();
    return Map.of(
        "liquidity", position.liquidity(),
        "new_price", position.priceAfterPaying(paid),
        "out_x", position.boughtWith(paid));
  }

  private static Object probabilities(JsonNode in) {
    var pool = new PassiveLiquidity(in.path("sigma_daily").asDouble());
    return Numbers.each(
        in.path("block_s"),
        seconds ->
            Numbers.each(
                in.path("fee_bp"),
                fee -> 100 * pool.tradeProbability(fee.asDouble() / 10_000, seconds.asDouble())));
  }

  /** The probabilities are stated with four digits behind the point. */
  @Override
  public Tolerance tolerance(String path) {
    if (path.startsWith("/range")) return Tolerance.relative(1e-6);
    return path.startsWith("/trade_probability")
        ? Tolerance.absolute(5.1e-5)
        : Tolerance.relative(1e-9);
  }
}

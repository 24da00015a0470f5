package io.plimsoll.domain.routing.basket;

import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BasketProperties {

  private static final int BATCHES = 4;
  private static final int EXAMPLES = 40;

  private static AssetId asset(int number) {
    return new AssetId("T" + number);
  }

  /** Every asset hangs on the ones before it by a pool without end; more pools close circles. */
  private static BasketSale sale(RandomGenerator random) {
    var count = 2 + random.nextInt(4);
    var value =
        IntStream.range(0, count)
            .mapToDouble(_ -> Math.pow(10, random.nextDouble(6) - 3))
            .toArray();
    var pools = new ArrayList<Pool>();
    for (var i = 1; i < count; i++) pools.add(mean(random, value, random.nextInt(i), i));
    for (var i = random.nextInt(4); i > 0; i--) {
      var first = random.nextInt(count - 1);
      pools.add(pair(random, value, first, first + 1 + random.nextInt(count - 1 - first)));
    }
    if (random.nextBoolean()) pools.add(mean(random, value, IntStream.range(0, count).toArray()));
    var basket = new TreeMap<AssetId, Double>();
    for (var i = 0; i < count; i++)
      if (random.nextInt(3) > 0) basket.put(asset(i), 100 * random.nextDouble() / value[i]);
    var target = random.nextInt(count);
    var one = (target + 1) % count;
    basket.put(asset(one), (1 + 99 * random.nextDouble()) / value[one]);
    return new BasketSale(pools, basket, asset(target));
  }

  private static Pool pair(RandomGenerator random, double[] value, int first, int second) {
    if (random.nextInt(4) > 0) return mean(random, value, first, second);
    value[second] = value[first];
    return new SumPool(
        List.of(asset(first), asset(second)),
        List.of(50 / value[first], 100 / value[first]),
        1 - random.nextDouble() / 100);
  }

  private static Pool mean(RandomGenerator random, double[] value, int... assets) {
    var weights = IntStream.of(assets).mapToObj(_ -> 1.0 + random.nextInt(5)).toList();
    var depth = Math.pow(10, 1 + 3 * random.nextDouble());
    return new GeometricMeanPool(
        IntStream.of(assets).mapToObj(BasketProperties::asset).toList(),
        weights,
        IntStream.range(0, assets.length)
            .mapToObj(
                i -> depth * weights.get(i) * (0.9 + random.nextDouble() / 5) / value[assets[i]])
            .toList(),
        1 - random.nextDouble() / 100);
  }

  @TestFactory
  Stream<DynamicTest> a_plan_reaches_its_bound_sells_what_there_is_and_every_pool_agrees() {
    return forAll(
        BATCHES,
        EXAMPLES,
        (Generator<BasketSale>) BasketProperties::sale,
        sale -> {
          var plan = sale.plan();
          assertThat(plan.received()).isBetween(plan.atMost() * (1 - 1e-5), plan.atMost());
          assertThat(plan.isWithinBasket()).isTrue();
          plan.leftover()
              .forEach(
                  (asset, left) ->
                      assertThat(left * plan.prices().get(asset))
                          .isLessThanOrEqualTo(1e-5 * plan.atMost()));
          for (var i = 0; i < sale.pools().size(); i++)
            agrees(sale.pools().get(i), plan.trades().get(i));
        });
  }

  private static void agrees(Pool pool, Map<AssetId, Double> trade) {
    switch (pool) {
      case GeometricMeanPool(var assets, var weights, var reserves, var kept) -> {
        var growth = 0.0;
        for (var i = 0; i < assets.size(); i++)
          growth +=
              weights.get(i) * Math.log1p(-kept(trade.get(assets.get(i)), kept) / reserves.get(i));
        assertThat(growth).isGreaterThanOrEqualTo(-1e-12);
      }
      case SumPool(var assets, var reserves, var kept) -> {
        var growth = 0.0;
        for (var i = 0; i < 2; i++) {
          growth -= kept(trade.get(assets.get(i)), kept);
          assertThat(trade.get(assets.get(i))).isLessThanOrEqualTo(reserves.get(i) * (1 + 1e-12));
        }
        assertThat(growth).isGreaterThanOrEqualTo(-1e-12 * reserves.getFirst());
      }
    }
  }

  /** Received counts in full, given less the fee. */
  private static double kept(double trade, double kept) {
    return trade > 0 ? trade : kept * trade;
  }

  @Test
  void one_asset_through_one_pool_brings_what_the_pool_pays() {
    var pool =
        GeometricMeanPool.product(List.of(asset(0), asset(1)), List.of(1000.0, 2_000_000.0), 0.997);
    var plan = new BasketSale(List.of(pool), Map.of(asset(0), 10.0), asset(1)).plan();
    assertThat(plan.received()).isCloseTo(19743.160687941225, offset(1e-4));
    assertThat(plan.atMost()).isCloseTo(19743.160687941225, offset(1e-4));
  }

  /** A pool of 50 takes 50 of 80; the rest is worth nothing there. */
  @Test
  void what_no_pool_takes_is_left_over_at_no_price() {
    var pool = new SumPool(List.of(asset(0), asset(1)), List.of(50.0, 50.0), 1);
    var plan = new BasketSale(List.of(pool), Map.of(asset(0), 80.0), asset(1)).plan();
    assertThat(plan.received()).isCloseTo(50, offset(1e-6));
    assertThat(plan.leftover().get(asset(0))).isCloseTo(30, offset(1e-6));
    assertThat(plan.prices().get(asset(0))).isCloseTo(0, offset(1e-6));
  }

  @Test
  void a_basket_holds_something() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BasketSale(List.of(), Map.of(asset(0), 0.0), asset(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BasketSale(List.of(), Map.of(asset(0), -1.0), asset(1)));
  }

  @Test
  void an_asset_that_no_pool_leads_on_is_refused() {
    var pool = GeometricMeanPool.product(List.of(asset(0), asset(1)), List.of(1.0, 1.0), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BasketSale(List.of(pool), Map.of(asset(2), 1.0), asset(1)).plan());
  }
}

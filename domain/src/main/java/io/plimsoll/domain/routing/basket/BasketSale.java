package io.plimsoll.domain.routing.basket;

import io.plimsoll.domain.money.AssetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns a basket into one asset through pools of two and more: the dual method of Angeris, Chitra,
 * Evans and Boyd, Optimal Routing for Constant Function Market Makers (2022). At given prices each
 * pool's best trade is found on its own; the prices wanted are those at which the trades of all
 * pools add up to the basket, the least point of the dual, a convex function. It is reached by
 * Newton's method on the logarithms of the prices. Trades that flip at one price are made gradual
 * first and steeper step by step. An estimate: an amount that becomes an order is cut to units and
 * its proceeds are what the venue says. A basket far beyond what the pools can take, so that a
 * price falls by ten powers of ten, is not resolved, and {@link BasketPlan#isWithinBasket} says so.
 *
 * @param basket whole tokens of each asset to sell; the target may be among them
 */
public record BasketSale(List<Pool> pools, Map<AssetId, Double> basket, AssetId target) {

  private static final double FIRST_WIDTH = 1e-1;
  private static final double LAST_WIDTH = 1e-9;

  /** Share of the basket's worth kept of each asset, more than the search leaves unbalanced. */
  private static final double CRUMB = 1e-9;

  private static final double BALANCED = 1e-14;
  private static final int REFINEMENTS = 4;
  private static final double RIDGE = 1e-12;

  /** Part of what the slope promises that a step has to keep, and digits that do not count. */
  private static final double PROMISE = 1e-4;

  private static final double NOISE = 1e-15;
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 60;

  public BasketSale {
    pools = List.copyOf(pools);
    basket = Map.copyOf(basket);
    if (!basket.values().stream().allMatch(amount -> amount >= 0 && Double.isFinite(amount)))
      throw new IllegalArgumentException("A basket holds nothing negative: " + basket);
    if (basket.values().stream().allMatch(amount -> amount == 0))
      throw new IllegalArgumentException("A basket holds something");
  }

  /** The dual at some prices: its value, its gradient by their logarithms, and its curvature. */
  private static final class Dual {
    private double value;
    private final double[] gradient;
    private final double[][] curvature;

    private Dual(int size) {
      gradient = new double[size];
      curvature = new double[size][size];
    }
  }

  /** The assets in a fixed order, what there is of each, and what of it is to be sold. */
  private static final class Problem {
    private final List<AssetId> assets;
    private final int target;
    private final double[] held;
    private final double[] sold;

    private Problem(List<AssetId> assets, int target, double[] held) {
      this.assets = assets;
      this.target = target;
      this.held = held;
      this.sold = held.clone();
    }
  }

  public BasketPlan plan() {
    var names = new TreeSet<>(basket.keySet());
    names.add(target);
    pools.forEach(pool -> names.addAll(pool.assets()));
    var assets = List.copyOf(names);
    var prices = firstPrices(assets);
    var widths = prices;
    for (var width = FIRST_WIDTH; width > LAST_WIDTH / 2; width /= 10) {
      widths = scaled(prices, width);
      balance(problem(assets, prices, 0), prices, widths);
    }
    var problem = problem(assets, prices, CRUMB);
    balance(problem, prices, widths);
    return plan(problem, prices, widths);
  }

  /** Of each asset a crumb is kept back, or bought where there is none: all of the same worth. */
  private Problem problem(List<AssetId> assets, double[] prices, double share) {
    var held = assets.stream().mapToDouble(asset -> basket.getOrDefault(asset, 0.0)).toArray();
    var worth = IntStream.range(0, held.length).mapToDouble(i -> held[i] * prices[i]).sum();
    var problem = new Problem(assets, assets.indexOf(target), held);
    for (var i = 0; i < held.length; i++) {
      var crumb = share * worth / prices[i];
      if (i != problem.target)
        problem.sold[i] -= held[i] > 0 ? Math.min(crumb, held[i] / 2) : crumb;
    }
    return problem;
  }

  /** From pool to pool, at what each asks at the margin, starting with the target. */
  private double[] firstPrices(List<AssetId> assets) {
    var prices = new TreeMap<AssetId, Double>();
    prices.put(target, 1.0);
    for (var known = 0; known < prices.size(); ) {
      known = prices.size();
      for (var pool : pools)
        for (var in = 0; in < pool.assets().size(); in++) {
          var price = prices.get(pool.assets().get(in));
          if (price == null) continue;
          for (var i = 0; i < pool.assets().size(); i++)
            prices.putIfAbsent(pool.assets().get(i), price * pool.spot(i, in));
        }
    }
    return assets.stream()
        .mapToDouble(
            asset -> {
              var price = prices.get(asset);
              if (price == null)
                throw new IllegalArgumentException("No way leads from " + asset + " to " + target);
              return price;
            })
        .toArray();
  }

  /** Newton's method with a line search; changes the prices in place, but for the target's. */
  private void balance(Problem problem, double[] prices, double[] widths) {
    for (var step = 0; step < MOST_STEPS; step++) {
      var dual = dual(problem, prices, widths);
      if (isBalanced(dual)) return;
      var direction = CurvedSystem.solve(damped(dual), dual.gradient, RIDGE);
      if (!advance(problem, prices, widths, dual, direction)) return;
    }
  }

  /**
   * What a price adds to its own curvature is what is unbalanced of its asset: nothing at the end,
   * and before it keeps a step where no pool trades yet at the order of the price itself.
   */
  private static double[][] damped(Dual dual) {
    var curvature = dual.curvature;
    for (var i = 0; i < curvature.length; i++) curvature[i][i] += Math.abs(dual.gradient[i]);
    return curvature;
  }

  private static boolean isBalanced(Dual dual) {
    for (var slope : dual.gradient) if (Math.abs(slope) > BALANCED * dual.value) return false;
    return true;
  }

  /** Halves the step until the dual falls as its slope promises. @return false if it never does */
  private boolean advance(
      Problem problem, double[] prices, double[] widths, Dual dual, double[] direction) {
    var promised = 0.0;
    for (var i = 0; i < direction.length; i++) promised += dual.gradient[i] * direction[i];
    var part = 1.0;
    for (var halving = 0; halving < MOST_HALVINGS; halving++, part /= 2) {
      var candidate = prices.clone();
      for (var i = 0; i < prices.length; i++)
        candidate[i] *= Math.exp(Math.clamp(part * direction[i], -1, 1));
      var value = dual(problem, candidate, widths).value;
      var most = dual.value + PROMISE * part * promised + NOISE * Math.abs(dual.value);
      if (!(value <= most)) continue;
      System.arraycopy(candidate, 0, prices, 0, prices.length);
      return value < dual.value || halving == 0;
    }
    return false;
  }

  private Dual dual(Problem problem, double[] prices, double[] widths) {
    var dual = new Dual(prices.length);
    for (var i = 0; i < prices.length; i++) {
      dual.gradient[i] = prices[i] * problem.sold[i];
      dual.value += dual.gradient[i];
    }
    for (var pool : pools) {
      var places = places(problem, pool);
      var response = pool.respond(picked(prices, places), picked(widths, places));
      dual.value += response.worth();
      add(dual.curvature, places, response);
      for (var i = 0; i < places.length; i++)
        dual.gradient[places[i]] += prices[places[i]] * response.trade(i);
    }
    fix(problem.target, dual.gradient, dual.curvature);
    return dual;
  }

  private static void add(double[][] curvature, int[] places, Response response) {
    for (var i = 0; i < places.length; i++)
      for (var j = 0; j < places.length; j++)
        curvature[places[i]][places[j]] += response.curvature(i, j);
  }

  /** The target's price is 1 and stays so. */
  private static void fix(int target, double[] gradient, double[][] curvature) {
    gradient[target] = 0;
    for (var i = 0; i < gradient.length; i++) {
      curvature[target][i] = 0;
      curvature[i][target] = 0;
    }
    curvature[target][target] = 1;
  }

  /** The pools' answers at the prices found, refined until they balance to the last digits. */
  private BasketPlan plan(Problem problem, double[] prices, double[] widths) {
    var places = pools.stream().map(pool -> places(problem, pool)).toList();
    var responses = new ArrayList<Response>();
    var bound = 0.0;
    for (var i = 0; i < pools.size(); i++) {
      var local = picked(prices, places.get(i));
      responses.add(pools.get(i).respond(local, picked(widths, places.get(i))));
      bound += pools.get(i).respond(local, new double[local.length]).worth();
    }
    for (var i = 0; i < REFINEMENTS; i++) refine(problem, prices, places, responses);
    var flows = flows(problem, places, responses);
    var left = new TreeMap<AssetId, Double>();
    for (var i = 0; i < flows.length; i++) {
      bound += prices[i] * problem.held[i];
      flows[i] += problem.held[i] - problem.sold[i];
      if (i != problem.target) left.put(problem.assets.get(i), flows[i]);
    }
    return new BasketPlan(
        IntStream.range(0, pools.size())
            .mapToObj(i -> trade(pools.get(i), responses.get(i)))
            .toList(),
        flows[problem.target],
        bound,
        named(problem.assets, prices),
        left);
  }

  /** What is left of each asset to be sold after the trades, short of nothing if they balance. */
  private double[] flows(Problem problem, List<int[]> places, List<Response> responses) {
    var flows = problem.sold.clone();
    for (var i = 0; i < pools.size(); i++)
      for (var j = 0; j < places.get(i).length; j++)
        flows[places.get(i)[j]] += responses.get(i).trade(j);
    return flows;
  }

  /**
   * Moves the trades by what the last step of the prices would: a price holds too few digits to say
   * how much of a steep trade is made, the trade itself does not.
   */
  private void refine(
      Problem problem, double[] prices, List<int[]> places, List<Response> responses) {
    var gradient = flows(problem, places, responses);
    var curvature = new double[gradient.length][gradient.length];
    for (var i = 0; i < gradient.length; i++) gradient[i] *= prices[i];
    for (var i = 0; i < pools.size(); i++) add(curvature, places.get(i), responses.get(i));
    fix(problem.target, gradient, curvature);
    var step = CurvedSystem.solve(curvature, gradient, RIDGE);
    for (var i = 0; i < pools.size(); i++)
      responses.set(
          i, responses.get(i).moved(picked(step, places.get(i)), picked(prices, places.get(i))));
  }

  private static Map<AssetId, Double> trade(Pool pool, Response response) {
    var trade = new TreeMap<AssetId, Double>();
    for (var i = 0; i < pool.assets().size(); i++)
      trade.put(pool.assets().get(i), response.trade(i));
    return trade;
  }

  private static Map<AssetId, Double> named(List<AssetId> assets, double[] numbers) {
    var named = new TreeMap<AssetId, Double>();
    for (var i = 0; i < numbers.length; i++) named.put(assets.get(i), numbers[i]);
    return named;
  }

  private static int[] places(Problem problem, Pool pool) {
    return pool.assets().stream().mapToInt(problem.assets::indexOf).toArray();
  }

  private static double[] picked(double[] numbers, int[] places) {
    var picked = new double[places.length];
    for (var i = 0; i < places.length; i++) picked[i] = numbers[places[i]];
    return picked;
  }

  private static double[] scaled(double[] numbers, double factor) {
    var scaled = numbers.clone();
    for (var i = 0; i < scaled.length; i++) scaled[i] *= factor;
    return scaled;
  }
}

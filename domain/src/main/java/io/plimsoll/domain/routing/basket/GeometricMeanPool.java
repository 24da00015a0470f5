package io.plimsoll.domain.routing.basket;

import io.plimsoll.domain.money.AssetId;
import java.util.List;

/**
 * A pool that keeps the product of its reserves, each to the power of its weight; with two assets
 * of equal weight it is a constant product. Its best trade is known in closed form but for one
 * number: at the multiplier μ the reserve of an asset is brought down to μw ÷ ν where it is
 * received, up to μwγ ÷ ν where it is given, and left alone between. Derived from the trade problem
 * of Angeris, Chitra, Evans and Boyd (2022), section 3.
 *
 * @param weights w, above zero
 * @param reserves R, whole tokens
 * @param kept γ, what the fee leaves of what is given
 */
public record GeometricMeanPool(
    List<AssetId> assets, List<Double> weights, List<Double> reserves, double kept)
    implements Pool {

  private static final int HALVINGS = 100;

  public GeometricMeanPool {
    assets = List.copyOf(assets);
    weights = List.copyOf(weights);
    reserves = List.copyOf(reserves);
    if (assets.size() != weights.size() || assets.size() != reserves.size())
      throw new IllegalArgumentException("One weight and one reserve for each asset");
    if (!weights.stream().allMatch(w -> w > 0) || !reserves.stream().allMatch(r -> r > 0))
      throw new IllegalArgumentException("Weights and reserves are above zero");
    if (!(kept > 0 && kept <= 1))
      throw new IllegalArgumentException("A fee leaves more than nothing and at most all: " + kept);
  }

  /** A constant product of two reserves. */
  public static GeometricMeanPool product(
      List<AssetId> assets, List<Double> reserves, double kept) {
    return new GeometricMeanPool(assets, List.of(1.0, 1.0), reserves, kept);
  }

  @Override
  public double spot(int asset, int in) {
    return weights.get(asset) / reserves.get(asset) * reserves.get(in) / weights.get(in);
  }

  @Override
  public Response respond(double[] prices, double[] widths) {
    var size = assets.size();
    var at = new double[size];
    for (var i = 0; i < size; i++) at[i] = Math.log(prices[i] * reserves.get(i) / weights.get(i));
    var level = level(at);
    var trade = new double[size];
    var active = new double[size];
    var worth = 0.0;
    for (var i = 0; i < size; i++) {
      var change = change(level, at[i]);
      if (change == 0) continue;
      active[i] = weights.get(i);
      trade[i] = -reserves.get(i) * Math.expm1(change) / (change > 0 ? kept : 1);
      worth += prices[i] * trade[i];
    }
    return new Response(trade, worth, curvature(active, Math.exp(level)));
  }

  /** μ (diag w - w wᵀ ÷ Σw) over the assets that are traded. */
  private static double[][] curvature(double[] active, double multiplier) {
    var curvature = new double[active.length][active.length];
    var total = 0.0;
    for (var weight : active) total += weight;
    if (total == 0) return curvature;
    for (var i = 0; i < active.length; i++)
      for (var j = 0; j < active.length; j++)
        curvature[i][j] = multiplier * ((i == j ? active[i] : 0) - active[i] * active[j] / total);
    return curvature;
  }

  /** ln μ at which the weighted logarithms of the reserves come out as before. */
  private double level(double[] at) {
    var low = Double.POSITIVE_INFINITY;
    var high = Double.NEGATIVE_INFINITY;
    for (var one : at) {
      low = Math.min(low, one);
      high = Math.max(high, one - Math.log(kept));
    }
    for (var i = 0; i < HALVINGS; i++) {
      var middle = (low + high) / 2;
      if (excess(middle, at) > 0) high = middle;
      else low = middle;
    }
    return solved((low + high) / 2, at);
  }

  /** With the assets traded known, the level is a weighted mean and loses no digits. */
  private double solved(double near, double[] at) {
    var total = 0.0;
    var sum = 0.0;
    for (var i = 0; i < at.length; i++) {
      var change = change(near, at[i]);
      if (change == 0) continue;
      total += weights.get(i);
      sum += weights.get(i) * (change < 0 ? at[i] : at[i] - Math.log(kept));
    }
    return total == 0 ? near : sum / total;
  }

  private double excess(double level, double[] at) {
    var excess = 0.0;
    for (var i = 0; i < at.length; i++) excess += weights.get(i) * change(level, at[i]);
    return excess;
  }

  /** Logarithm of the reserve after ÷ before. */
  private double change(double level, double at) {
    return Math.min(level - at, 0) + Math.max(level + Math.log(kept) - at, 0);
  }
}

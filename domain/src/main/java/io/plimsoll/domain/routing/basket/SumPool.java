package io.plimsoll.domain.routing.basket;

import io.plimsoll.domain.money.AssetId;
import java.util.List;

/**
 * A pool of two assets that are worth the same to it: one is given for the other, less the fee, as
 * long as there is any.
 *
 * @param reserves whole tokens
 * @param kept γ, what the fee leaves of what is given
 */
public record SumPool(List<AssetId> assets, List<Double> reserves, double kept) implements Pool {

  public SumPool {
    assets = List.copyOf(assets);
    reserves = List.copyOf(reserves);
    if (assets.size() != 2 || reserves.size() != 2)
      throw new IllegalArgumentException("Two assets with a reserve each");
    if (!reserves.stream().allMatch(r -> r >= 0))
      throw new IllegalArgumentException("Reserves are not negative: " + reserves);
    if (!(kept > 0 && kept <= 1))
      throw new IllegalArgumentException("A fee leaves more than nothing and at most all: " + kept);
  }

  @Override
  public double spot(int asset, int in) {
    return 1;
  }

  /**
   * Gives as much of the cheaper asset as empties the reserve of the other. Where the gain per
   * token lies within the width, only that part of it: the trade that is best if it also cost half
   * the square of it, so that the worth stays smooth.
   */
  @Override
  public Response respond(double[] prices, double[] widths) {
    var way = kept * prices[1] > prices[0] ? 0 : 1;
    var gain = kept * prices[1 - way] - prices[way];
    var most = reserves.get(1 - way) / kept;
    if (gain <= 0 || most == 0) return Response.none(2);
    var share = Math.min(gain / widths[way], 1);
    var given = most * share;
    var trade = new double[2];
    trade[way] = -given;
    trade[1 - way] = kept * given;
    var curvature = new double[2][2];
    if (share < 1) {
      var slope = new double[2];
      slope[way] = -prices[way];
      slope[1 - way] = kept * prices[1 - way];
      for (var i = 0; i < 2; i++)
        for (var j = 0; j < 2; j++) curvature[i][j] = most / widths[way] * slope[i] * slope[j];
    }
    return new Response(trade, given * (gain - widths[way] * share / 2), curvature);
  }
}

package io.plimsoll.domain.routing.basket;

import io.plimsoll.domain.money.AssetId;
import java.util.List;

/**
 * A pool of several assets, as one of many that a basket is sold through. An estimate in doubles,
 * amounts in whole tokens.
 */
public sealed interface Pool permits GeometricMeanPool, SumPool {

  List<AssetId> assets();

  /**
   * What trades best with the pool if every asset has a price: the trade, what it is worth, and how
   * its worth curves.
   *
   * @param prices of the assets, in the order of the pool, above zero
   * @param widths over what range of a price a trade that would flip from nothing to all does so
   *     gradually; a pool whose trades do not flip has no use for it
   */
  Response respond(double[] prices, double[] widths);

  /** What the first asset costs in the second at the margin, fees left out. */
  double spot(int asset, int in);
}

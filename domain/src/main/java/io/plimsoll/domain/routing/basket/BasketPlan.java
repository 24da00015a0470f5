package io.plimsoll.domain.routing.basket;

import io.plimsoll.domain.money.AssetId;
import java.util.List;
import java.util.Map;

/**
 * How a basket becomes one asset. An estimate in whole tokens.
 *
 * @param trades received less given, per asset, one for each pool in their order
 * @param received of the target
 * @param atMost no way through these pools brings more: the dual's value at the prices
 * @param prices what a further token of each asset would add to what is received
 * @param leftover what is kept of each other asset: crumbs, so that no trade overspends
 */
public record BasketPlan(
    List<Map<AssetId, Double>> trades,
    double received,
    double atMost,
    Map<AssetId, Double> prices,
    Map<AssetId, Double> leftover) {

  public BasketPlan {
    trades = List.copyOf(trades);
    prices = Map.copyOf(prices);
    leftover = Map.copyOf(leftover);
  }

  /**
   * Whether no trade takes more than there is. It does where the pools cannot take the whole basket
   * at any price and several assets are worth nothing at the margin: such a basket is cut first.
   */
  public boolean isWithinBasket() {
    return leftover.values().stream().allMatch(left -> left >= 0);
  }
}

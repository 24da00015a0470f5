package io.plimsoll.domain.auction;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import java.util.Optional;

/**
 * What a take buys.
 *
 * @param paid never more than is left to raise; up, so that no unit of collateral is free
 * @param bought never more than the lot; down
 */
record Purchase(Amount paid, Amount bought) {

  /**
   * As Maker's {@code Clipper.take}. Whoever would pay more than is left to raise pays just that,
   * for what it buys. Whoever would leave less than the smallest remainder to raise, and some
   * collateral, buys only as much as leaves the smallest remainder.
   *
   * @param wanted most the keeper would buy
   * @return empty if not even the smallest remainder is left to raise, so that only a take of all
   *     would do
   */
  static Optional<Purchase> of(
      Amount tab, Amount lot, LotPrice price, Amount wanted, Amount smallestRemainder) {
    var slice = lot.min(wanted);
    var owe = price.cost(slice, Rounding.UP);
    if (owe.exceeds(tab)) return Optional.of(new Purchase(tab, price.buys(tab)));
    var leavesDust =
        tab.exceeds(owe) && lot.exceeds(slice) && smallestRemainder.exceeds(tab.minus(owe));
    if (!leavesDust) return Optional.of(new Purchase(owe, slice));
    if (!tab.exceeds(smallestRemainder)) return Optional.empty();
    var most = tab.minus(smallestRemainder);
    return Optional.of(new Purchase(most, price.buys(most)));
  }
}

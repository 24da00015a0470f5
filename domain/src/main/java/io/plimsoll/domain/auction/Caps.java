package io.plimsoll.domain.auction;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;

/** The caps on what a market's auctions raise at one time, in the asset one of them raises. */
record Caps(Book book, Market.Open market, Facts facts) {

  /** Whether the caps can be told. */
  sealed interface Room {}

  record Known(Holes holes) implements Room {}

  /** Something is to be raised in an asset that has no price. */
  record Unpriced(AssetId asset) implements Room {}

  /**
   * Caps are valued down, and what is under auction up.
   *
   * @param collateral whose plan has the asset's own cap
   */
  Room holes(Reserve.Listed collateral, Price debt) {
    var all = market.base().zero();
    var own = market.base().zero();
    for (var asset : market.assets().keySet()) {
      var reserve = (Reserve.Listed) book.reserve(asset);
      for (var raising : reserve.toRaise().entrySet()) {
        var price = facts.prices().of(raising.getKey());
        if (price.isEmpty()) return new Unpriced(raising.getKey());
        var value = price.get().value(price.get().asset().units(raising.getValue()), Rounding.UP);
        all = all.plus(value);
        if (asset.equals(collateral.asset().id())) own = own.plus(value);
      }
    }
    var cap = collateral.terms().auction().orElseThrow().cap();
    var marketCap =
        market.terms().selling().auctionCap().orElse(market.base().units(Reserve.LARGEST_AMOUNT));
    return new Known(new Holes(hole(marketCap, all, debt), hole(cap, own, debt)));
  }

  private static Hole hole(Amount cap, Amount underAuction, Price debt) {
    return new Hole(debt.worth(cap, Rounding.DOWN), debt.worth(underAuction, Rounding.UP));
  }
}

package io.plimsoll.domain.auction;

import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The caps on what a market's auctions and batches raise at one time, in the asset one of them
 * raises.
 */
public record Caps(Book book, Market.Open market, Facts facts) {

  /** Whether the caps can be told. */
  public sealed interface Room {}

  public record Known(Holes holes) implements Room {}

  /** Something is to be raised in an asset that has no price. */
  public record Unpriced(AssetId asset) implements Room {}

  /** Whether anything bounds what an asset is sold for. */
  public boolean bound(Reserve.Listed collateral) {
    return market.terms().selling().auctionCap().isPresent()
        || collateral.terms().auction().isPresent();
  }

  /**
   * Caps are valued down, and what is under sale up.
   *
   * @param collateral whose plan, if it has one, has the asset's own cap
   */
  public Room holes(Reserve.Listed collateral, Price debt) {
    var all = market.base().zero();
    var own = market.base().zero();
    for (var asset : market.assets().keySet())
      for (var raising : toRaise(asset).entrySet()) {
        var price = facts.prices().of(raising.getKey());
        if (price.isEmpty()) return new Unpriced(raising.getKey());
        var value = price.get().value(price.get().asset().units(raising.getValue()), Rounding.UP);
        all = all.plus(value);
        if (asset.equals(collateral.asset().id())) own = own.plus(value);
      }
    var none = market.base().units(Reserve.LARGEST_AMOUNT);
    var cap = collateral.terms().auction().map(AuctionPlan::cap).orElse(none);
    var marketCap = market.terms().selling().auctionCap().orElse(none);
    return new Known(new Holes(hole(marketCap, all, debt), hole(cap, own, debt)));
  }

  /** What is to be raised from an asset in each other, by auction and by batch. */
  private Map<AssetId, BigInteger> toRaise(AssetId collateral) {
    var raising = new TreeMap<>(((Reserve.Listed) book.reserve(collateral)).toRaise());
    if (market.terms().selling().batch().isPresent())
      for (var payment : market.assets().keySet())
        if (!payment.equals(collateral)
            && book.batches(collateral, payment) instanceof Batches.Running batch)
          raising.merge(payment, batch.toRaise().units(), BigInteger::add);
    return raising;
  }

  private static Hole hole(Amount cap, Amount underSale, Price debt) {
    return new Hole(debt.worth(cap, Rounding.DOWN), debt.worth(underSale, Rounding.UP));
  }
}

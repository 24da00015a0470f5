package io.plimsoll.domain.batch;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.ProRata;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a batch ended: one price for everybody, the highest at which the bids cover the lot (the
 * uniform-price call auction). Where they do not cover it at any price, every bid is filled at the
 * lowest of their limits, which is no less than the minimum, and the rest stays unsold.
 *
 * @param price debt tokens per whole collateral token; empty if nobody bid
 * @param fills one for each bid, as the bids came in, those that got nothing too
 * @param parts one for each lot, by name
 */
public record Clearing(Optional<Wad> price, List<Fill> fills, List<Part> parts) {

  /**
   * What became of a bid. {@code paid + refund} is its escrow.
   *
   * @param paid clearing price × bought, up
   */
  public record Fill(KeeperId keeper, Amount bought, Amount paid, Amount refund) {}

  /**
   * What became of a lot. Sold and proceeds are its part of the whole by the largest remainder,
   * ties by name: sold in proportion to what it gave, proceeds in proportion to what it sold.
   */
  public record Part(LiquidationId liquidation, Amount sold, Amount unsold, Amount proceeds) {}

  public Clearing {
    fills = List.copyOf(fills);
    parts = List.copyOf(parts);
  }

  public Amount sold() {
    return total(parts, Part::sold);
  }

  /** What all winners pay together. */
  public Amount proceeds() {
    return total(parts, Part::proceeds);
  }

  static Clearing of(BatchAuction auction) {
    var price = price(auction.bids(), auction.quantity());
    var bought = bought(auction, price);
    var fills =
        IntStream.range(0, bought.length)
            .mapToObj(i -> fill(auction, auction.bids().get(i), bought[i], price))
            .toList();
    return new Clearing(price, fills, parts(auction, fills));
  }

  private static Optional<Wad> price(List<Bid> bids, Amount lot) {
    var dearestFirst = bids.stream().sorted(Comparator.comparing(Bid::limit).reversed()).toList();
    var demand = lot.token().zero();
    var price = Optional.<Wad>empty();
    for (var bid : dearestFirst) {
      demand = demand.plus(bid.quantity());
      price = Optional.of(bid.limit());
      if (!lot.exceeds(demand)) break;
    }
    return price;
  }

  /** What each bid gets: all above the price, the rest at it as the terms say, none below. */
  private static Amount[] bought(BatchAuction auction, Optional<Wad> price) {
    var bids = auction.bids();
    var left = auction.quantity();
    var bought = new Amount[bids.size()];
    var margin = new ArrayList<Integer>();
    for (var i = 0; i < bought.length; i++) {
      var side = bids.get(i).limit().compareTo(price.orElseThrow());
      bought[i] = side > 0 ? bids.get(i).quantity() : left.token().zero();
      left = left.minus(bought[i]);
      if (side == 0) margin.add(i);
    }
    var asked = margin.stream().map(i -> bids.get(i).quantity().units()).toList();
    var given = atMargin(left.units(), asked, auction.terms().margin());
    for (var i = 0; i < given.size(); i++) bought[margin.get(i)] = left.token().units(given.get(i));
    return bought;
  }

  private static List<BigInteger> atMargin(
      BigInteger left, List<BigInteger> asked, MarginRule rule) {
    var demand = asked.stream().reduce(BigInteger.ZERO, BigInteger::add);
    return switch (rule) {
      case PRO_RATA -> ProRata.split(left.min(demand), asked);
      case FIRST_COME -> {
        var given = new ArrayList<BigInteger>();
        var rest = left;
        for (var quantity : asked) {
          given.add(quantity.min(rest));
          rest = rest.subtract(quantity.min(rest));
        }
        yield given;
      }
    };
  }

  private static Fill fill(BatchAuction auction, Bid bid, Amount bought, Optional<Wad> price) {
    var paid = auction.terms().cost(bought, price.orElseThrow());
    return new Fill(bid.keeper(), bought, paid, auction.escrow(bid).minus(paid));
  }

  private static List<Part> parts(BatchAuction auction, List<Fill> fills) {
    var terms = auction.terms();
    var lots = auction.lots();
    var bought = fills.stream().map(Fill::bought).reduce(terms.collateral().zero(), Amount::plus);
    var paid = fills.stream().map(Fill::paid).reduce(terms.payment().zero(), Amount::plus);
    var sold =
        ProRata.split(bought.units(), lots.stream().map(lot -> lot.quantity().units()).toList());
    var proceeds = ProRata.split(paid.units(), sold);
    return IntStream.range(0, lots.size())
        .mapToObj(
            i -> {
              var part = terms.collateral().units(sold.get(i));
              return new Part(
                  lots.get(i).liquidation(),
                  part,
                  lots.get(i).quantity().minus(part),
                  terms.payment().units(proceeds.get(i)));
            })
        .toList();
  }

  private static Amount total(List<Part> parts, Function<Part, Amount> amount) {
    return parts.stream().map(amount).reduce(Amount::plus).orElseThrow();
  }
}

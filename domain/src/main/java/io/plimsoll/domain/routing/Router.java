package io.plimsoll.domain.routing;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads a sale over venues so that it brings the most: everywhere it stops at the same marginal
 * price (the optimality condition of Angeris, Chitra, Evans and Boyd, Optimal Routing for Constant
 * Function Market Makers, 2022, for two assets). That price is found in doubles; the parts are
 * whole units that add up to the whole, and what they bring is reckoned exactly. As the best split
 * is flat, the digits a double lacks cost nothing that counts: what remains is a unit of what is
 * received per venue, cut off by the venues themselves.
 *
 * @param received what the venues pay in
 */
public record Router(List<Venue> venues, Token received) {

  private static final int MOST_HALVINGS = 2_000;

  /** Bounds are screened this much lower and confirmed exactly. */
  private static final double SCREEN = 1 - 1e-12;

  public Router {
    venues = List.copyOf(venues);
  }

  /** A split found so far: what each venue sells and what that brings. */
  private record Split(List<BigInteger> sold, BigInteger received) {}

  /**
   * @param bound least price: received per whole token sold. No part brings less on average,
   *     exactly; and none goes on where the next unit would, to twelve digits. Zero for none
   */
  public Route route(Amount whole, Wad bound) {
    var offered = whole.units();
    if (offered.signum() == 0 || venues.isEmpty()) return unsold(whole);
    var takes = venues.stream().map(venue -> venue.curve().takes(offered)).toList();
    var split = merged(split(allocation(whole, bound, takes)), takes);
    if (sum(split.sold()).equals(offered))
      for (var i = 0; i < takes.size(); i++) {
        var alone = alone(i, offered);
        if (takes.get(i).equals(offered) && alone.received().compareTo(split.received()) > 0)
          split = alone;
      }
    return route(whole, bound, split);
  }

  private Route unsold(Amount whole) {
    return new Route(List.of(), whole, received.zero());
  }

  /** Parts that would bring nothing, or less than the bound, stay unsold. */
  private Route route(Amount whole, Wad bound, Split split) {
    var parts =
        IntStream.range(0, venues.size())
            .mapToObj(i -> part(i, whole.token(), split.sold().get(i)))
            .filter(part -> !part.received().isZero())
            .filter(
                part ->
                    isWithin(bound, whole.token(), part.sold().units(), part.received().units()))
            .toList();
    return new Route(
        parts,
        parts.stream().map(SaleQuote::sold).reduce(whole, Amount::minus),
        parts.stream().map(SaleQuote::received).reduce(received.zero(), Amount::plus));
  }

  private SaleQuote part(int venue, Token token, BigInteger sold) {
    var place = venues.get(venue);
    return new SaleQuote(
        place.id(), token.units(sold), received.units(place.curve().received(sold)));
  }

  /** Whether so much for so much is no less than the bound, cut down to a unit. */
  private boolean isWithin(Wad bound, Token token, BigInteger sold, BigInteger brings) {
    var least =
        Rounding.DOWN.divide(
            sold.multiply(bound.units()).multiply(received.unit()),
            Wad.SCALE.multiply(token.unit()));
    return brings.compareTo(least) >= 0;
  }

  private List<BigInteger> allocation(Amount whole, Wad bound, List<BigInteger> takes) {
    var offered = whole.units();
    var least =
        bound.units().doubleValue()
            / Wad.SCALE.doubleValue()
            * received.unit().doubleValue()
            / whole.token().unit().doubleValue()
            * SCREEN;
    if (least > 0) {
      var willing = sold(least, takes);
      if (sum(willing).compareTo(offered) <= 0) return willing;
    } else if (sum(takes).compareTo(offered) <= 0) return takes;
    var high = 2 * venues.stream().mapToDouble(venue -> venue.curve().price(0)).max().orElseThrow();
    var low = high;
    while (sum(sold(low, takes)).compareTo(offered) < 0 && low > Double.MIN_NORMAL) low /= 2;
    for (var i = 0; i < MOST_HALVINGS; i++) {
      var middle = Math.sqrt(low) * Math.sqrt(high);
      if (middle <= low || middle >= high) break;
      if (sum(sold(middle, takes)).compareTo(offered) >= 0) low = middle;
      else high = middle;
    }
    return completed(offered, sold(high, takes), sold(low, takes), takes);
  }

  /** What each venue sells down to a price, cut down to units. */
  private List<BigInteger> sold(double price, List<BigInteger> takes) {
    return IntStream.range(0, takes.size())
        .mapToObj(i -> whole(venues.get(i).curve().soldDownTo(price), takes.get(i)))
        .toList();
  }

  private static BigInteger whole(double units, BigInteger most) {
    if (units >= most.doubleValue()) return most;
    return new BigDecimal(units).setScale(0, RoundingMode.DOWN).toBigInteger().min(most);
  }

  /**
   * At the price itself some venues would sell more and none need to: they fill up to the whole in
   * their order. What doubles could not tell apart goes to, or comes from, whoever sells most.
   */
  private static List<BigInteger> completed(
      BigInteger offered, List<BigInteger> least, List<BigInteger> most, List<BigInteger> takes) {
    var sold = least.toArray(BigInteger[]::new);
    var left = offered.subtract(sum(least));
    for (var i : inOrder(sold.length)) left = raise(sold, i, most.get(i), left);
    for (var i : largestFirst(sold)) left = raise(sold, i, takes.get(i), left);
    for (var i : largestFirst(sold)) {
      var less = left.negate().min(sold[i]).max(BigInteger.ZERO);
      sold[i] = sold[i].subtract(less);
      left = left.add(less);
    }
    return List.of(sold);
  }

  /** Lets a venue sell more, up to a bound and to what is left. @return what is left then */
  private static BigInteger raise(BigInteger[] sold, int i, BigInteger most, BigInteger left) {
    var more = most.subtract(sold[i]).min(left).max(BigInteger.ZERO);
    sold[i] = sold[i].add(more);
    return left.subtract(more);
  }

  /** Moves a whole part to another venue where that brings no less: fewer orders, and no crumbs. */
  private Split merged(Split split, List<BigInteger> takes) {
    var best = split;
    for (var from : smallestFirst(split.sold().toArray(BigInteger[]::new))) {
      for (var to : inOrder(takes.size())) {
        var moved = best.sold().get(from);
        if (from.equals(to) || moved.signum() == 0 || best.sold().get(to).signum() == 0) continue;
        var together = best.sold().get(to).add(moved);
        if (together.compareTo(takes.get(to)) > 0) continue;
        var sold = best.sold().toArray(BigInteger[]::new);
        sold[from] = BigInteger.ZERO;
        sold[to] = together;
        var candidate = split(List.of(sold));
        if (candidate.received().compareTo(best.received()) >= 0) best = candidate;
      }
    }
    return best;
  }

  private Split alone(int venue, BigInteger offered) {
    return split(
        IntStream.range(0, venues.size())
            .mapToObj(i -> i == venue ? offered : BigInteger.ZERO)
            .toList());
  }

  private Split split(List<BigInteger> sold) {
    return new Split(
        sold,
        IntStream.range(0, sold.size())
            .mapToObj(i -> venues.get(i).curve().received(sold.get(i)))
            .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static List<Integer> inOrder(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> smallestFirst(BigInteger[] sold) {
    return inOrder(sold.length).stream()
        .sorted(Comparator.comparing((Integer i) -> sold[i]))
        .toList();
  }

  private static List<Integer> largestFirst(BigInteger[] sold) {
    return smallestFirst(sold).reversed();
  }

  private static BigInteger sum(List<BigInteger> parts) {
    return parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}

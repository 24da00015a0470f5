package io.plimsoll.domain.routing;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Buyers standing in a row at an exchange, the dearest first.
 *
 * @param levels one or more; prices never rise
 */
public record OrderBook(List<Level> levels) implements SaleCurve {

  /**
   * Buyers at one price.
   *
   * @param quantity they take together
   * @param proceeds what they pay for all of it, the venue's fee taken off
   */
  public record Level(BigInteger quantity, BigInteger proceeds) {
    public Level {
      Reserves.requirePositive("quantity", quantity);
      Reserves.requirePositive("proceeds", proceeds);
    }

    private Level plus(Level other) {
      return new Level(quantity.add(other.quantity), proceeds.add(other.proceeds));
    }

    private double price() {
      return proceeds.doubleValue() / quantity.doubleValue();
    }

    private boolean isDearerThan(Level other) {
      return proceeds.multiply(other.quantity).compareTo(other.proceeds.multiply(quantity)) > 0;
    }
  }

  public OrderBook {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) throw new IllegalArgumentException("A book has a buyer");
    for (var i = 1; i < levels.size(); i++)
      if (levels.get(i).isDearerThan(levels.get(i - 1)))
        throw new IllegalArgumentException("The dearest buyers come first: " + levels);
  }

  /**
   * What a venue would do with several sizes of one lot, as if it stood still between them: each
   * size adds a level to the smaller ones. Between two sizes it pays no less than the line, for a
   * venue's price falls as it buys; where a larger size was quoted the better price, both are one
   * level.
   *
   * @param quotes of one venue, in any order; one or more, none of nothing
   */
  public static OrderBook of(List<SaleQuote> quotes) {
    var sizes = quotes.stream().sorted(Comparator.comparing(SaleQuote::sold)).distinct().toList();
    var levels = new ArrayList<Level>();
    var sold = BigInteger.ZERO;
    var received = BigInteger.ZERO;
    for (var size : sizes) {
      var more = size.sold().units().subtract(sold);
      var pays = size.received().units().subtract(received);
      if (more.signum() == 0 || pays.signum() <= 0) continue;
      var level = new Level(more, pays);
      while (!levels.isEmpty() && level.isDearerThan(levels.getLast()))
        level = level.plus(levels.removeLast());
      levels.add(level);
      sold = size.sold().units();
      received = size.received().units();
    }
    return new OrderBook(levels);
  }

  @Override
  public BigInteger takes(BigInteger offered) {
    return offered.min(
        levels.stream().map(Level::quantity).reduce(BigInteger.ZERO, BigInteger::add));
  }

  /** Each level's part is cut down to a unit. */
  @Override
  public BigInteger received(BigInteger sold) {
    var left = sold;
    var received = BigInteger.ZERO;
    for (var level : levels) {
      var part = left.min(level.quantity());
      received = received.add(Rounding.DOWN.mulDiv(level.proceeds(), part, level.quantity()));
      left = left.subtract(part);
    }
    return received;
  }

  @Override
  public double price(double sold) {
    var left = sold;
    for (var level : levels) {
      if (left < level.quantity().doubleValue()) return level.price();
      left -= level.quantity().doubleValue();
    }
    return 0;
  }

  @Override
  public double soldDownTo(double price) {
    return levels.stream()
        .filter(level -> level.price() >= price)
        .mapToDouble(level -> level.quantity().doubleValue())
        .sum();
  }
}

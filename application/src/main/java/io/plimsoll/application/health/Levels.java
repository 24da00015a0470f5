package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.util.Arrays;
import java.util.HashMap;

/**
 * How many base units a unit on each leg counts at one moment: price × threshold of what is held,
 * with the liquidity index of what is pledged; price × borrow index of what is owed. Where the
 * price is missing it is not a number; where floating point does not reach, it is infinite to the
 * bad.
 */
final class Levels {

  /** Far more than a few additions and products of doubles can be off: about 10^-15 each. */
  static final double RELATIVE_DOUBT = 1e-9;

  /** Base units that rounding a value and its weighted part may cost. */
  static final double VALUE_DOUBT = 2;

  private final Legs legs;
  private final Quotes quotes = new Quotes();
  private double[] levels = new double[0];
  private double[] coarseness = new double[0];

  Levels(Legs legs) {
    this.legs = legs;
  }

  void read(Market.Open market, Book book, Facts facts) {
    levels = Arrays.copyOf(levels, legs.size());
    coarseness = Arrays.copyOf(coarseness, legs.size());
    var read = new HashMap<AssetId, Quote>();
    for (var leg = 0; leg < levels.length; leg++) {
      var kind = legs.get(leg);
      read(
          leg,
          kind,
          market,
          read.computeIfAbsent(kind.asset(), asset -> quotes.of(asset, market, book, facts)));
    }
  }

  int size() {
    return levels.length;
  }

  boolean backs(int leg) {
    return legs.get(leg).backs();
  }

  double level(int leg) {
    return levels[leg];
  }

  /** How high a leg stands to the bad: minus its level where it backs. */
  double badness(int leg) {
    return backs(leg) ? -levels[leg] : levels[leg];
  }

  /** What stands on a leg for one unit of the asset, which rounding may cost; 0 if nothing may. */
  double coarseness(int leg) {
    return coarseness[leg];
  }

  /** How to weigh loans against a line. */
  Weighing against(Wad line) {
    var height = line.units().doubleValue() / Wad.SCALE.doubleValue();
    var weights = new double[levels.length];
    var doubts = new double[levels.length];
    for (var leg = 0; leg < levels.length; leg++) {
      var level = levels[leg];
      var factor = backs(leg) ? 1 - RELATIVE_DOUBT : -height * (1 + RELATIVE_DOUBT);
      weights[leg] = level * factor;
      if (Double.isFinite(level))
        doubts[leg] = (VALUE_DOUBT + coarseness[leg] * level) * Math.max(1, height);
    }
    return new Weighing(weights, doubts);
  }

  private void read(int leg, Leg kind, Market.Open market, Quote quote) {
    if (quote.isMissing() || !quote.isReliable()) {
      coarseness[leg] = 0;
      levels[leg] =
          quote.isMissing()
              ? Double.NaN
              : kind.backs() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return;
    }
    var index =
        switch (kind.side()) {
          case HELD -> 1;
          case PLEDGED -> quote.share();
          case OWED -> quote.owing();
        };
    coarseness[leg] = kind.side() == Leg.Side.HELD ? 0 : 1 / index;
    levels[leg] = quote.unit() * index * (kind.backs() ? threshold(kind, market, quote) : 1);
  }

  private static double threshold(Leg kind, Market.Open market, Quote quote) {
    return kind.category()
        .flatMap(market::category)
        .filter(category -> category.collateral().contains(kind.asset()))
        .map(Category::liquidationThreshold)
        .map(Quote::share)
        .orElse(quote.threshold());
  }
}

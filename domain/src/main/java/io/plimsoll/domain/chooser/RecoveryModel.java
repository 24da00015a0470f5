package io.plimsoll.domain.chooser;

import io.plimsoll.domain.chooser.Outlook.Keepers;
import io.plimsoll.domain.chooser.Score.Obstacle;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;

/**
 * The model that {@link Chooser} explains. All numbers inside are shares of the lot's value at the
 * oracle's price.
 */
final class RecoveryModel {

  /** A lot that needs more keepers than this is nothing for them. */
  private static final int MOST_TAKES = 1_000;

  private static final double SECONDS_PER_HOUR = 3_600;

  /** Limits are met when they are met to twelve digits. */
  static final double NEARLY = 1 - 1e-12;

  /** Least price that a curve is said to end at, so that its decay has a logarithm. */
  private static final double NEXT_TO_NOTHING = 1e-9;

  private final Offer offer;
  private final Outlook outlook;
  private final double strain;
  private final Amount value;
  private final double owed;
  private final double left;
  private final double fixedCost;
  private final double steepness;

  /**
   * @param hours until the sale, expected
   * @param slices of a direct sale
   */
  record Estimate(Score score, double hours, int slices) {}

  /**
   * @param strain share of the price by which venues are down already
   */
  RecoveryModel(Offer offer, Outlook outlook, double strain) {
    this.offer = offer;
    this.outlook = outlook;
    this.strain = strain;
    value = offer.value();
    owed = value.isZero() ? 0 : owed(offer, value);
    left = Math.max(0, Chance.hours(offer.horizon()) - Chance.hours(offer.age()));
    fixedCost = outlook.venues().map(venues -> Chance.number(venues.fixedCost())).orElse(0.0);
    steepness =
        value.isZero()
            ? 0
            : outlook
                .venues()
                .flatMap(venues -> venues.impact(offer.price()))
                .map(impact -> Chance.bounded(Chance.number(impact) * tokens(offer.lot())))
                .orElse(0.0);
  }

  Estimate estimate(Way way) {
    if (value.isZero()) return closed(way, Obstacle.NOTHING_TO_SELL);
    return switch (way) {
      case Way.Direct direct -> direct(direct);
      case Way.Call call -> toKeepers(call, (all, takes) -> call(call, all, takes));
      case Way.Dutch dutch -> toKeepers(dutch, (all, takes) -> dutch(dutch, all, takes));
      case Way.Batch batch -> toKeepers(batch, (all, takes) -> batch(batch, all, takes));
    };
  }

  private Estimate toKeepers(Way way, BiFunction<Keepers, Integer, Estimate> sale) {
    var known = outlook.keepers().filter(all -> all.takesPerHour().units().signum() > 0);
    if (known.isEmpty()) return closed(way, Obstacle.NO_KEEPERS);
    if (outlook.volatility().isEmpty()) return closed(way, Obstacle.VOLATILITY_UNKNOWN);
    if (!(left > 0)) return closed(way, Obstacle.TIME_TOO_SHORT);
    var takes = takes(known.get());
    return takes > MOST_TAKES
        ? closed(way, Obstacle.FUNDS_TOO_SMALL)
        : sale.apply(known.get(), takes);
  }

  private Estimate call(Way.Call way, Keepers keepers, int takes) {
    var bonus = share(offer.bonus());
    var reward = bonus / (1 + bonus) * share(offer.fee().complement());
    var rate = Chance.number(keepers.takesPerHour());
    var profit = reward - exit(keepers, takes, 1 / rate);
    if (!(profit > 0)) return closed(way, Obstacle.UNPROFITABLE);
    var margin = share(keepers.margin());
    var keen = profit < margin ? rate * (profit / margin) : rate;
    var probability = Chance.atLeast(takes, keen * left);
    return estimate(
        way, probability, 0, probability * reward, none(), Math.min(takes / keen, left));
  }

  private Estimate dutch(Way.Dutch way, Keepers keepers, int takes) {
    var last = lastSecond(way);
    if (last < 0) return closed(way, Obstacle.BELOW_LIMIT);
    var rate = Chance.number(keepers.takesPerHour());
    var margin = share(keepers.margin());
    var worth = 1 - margin - exit(keepers, takes, 1 / rate);
    var end = price(way, last);
    if (end > worth) return closed(way, Obstacle.UNPROFITABLE);
    var first = last - mostSeconds(last, passed -> price(way, last - passed) <= worth);
    var window = (last - first) / SECONDS_PER_HOUR;
    var probability = Chance.atLeast(takes, rate * window);
    var start = price(way, first);
    var decay =
        window > 0
            ? StrictMath.log(start / Math.max(end, Math.min(start, NEXT_TO_NOTHING))) / window
            : 0;
    var paid = Math.max(end, start * kept(decay, rate, takes));
    return estimate(
        way,
        probability,
        probability * (1 - margin - paid),
        probability * margin,
        way.reward(),
        Math.min(first / SECONDS_PER_HOUR + takes / rate, last / SECONDS_PER_HOUR));
  }

  /** Mean over k from 1 to N of (ζ ÷ (1 + ζ))^k: what is left of the fair price. */
  private double kept(double decay, double rate, int takes) {
    var deviation = outlook.volatility().map(Chance::number).orElse(0.0);
    var lost =
        (StrictMath.sqrt(decay * decay + 2 * rate * deviation * deviation) + decay) / (2 * rate);
    var each = 1 / (1 + lost);
    var power = 1.0;
    var sum = 0.0;
    for (var k = 1; k <= takes; k++) {
      power *= each;
      sum += power;
    }
    return sum / takes;
  }

  /** At which the auction runs and its price covers the debt; -1 if it does not even at first. */
  private long lastSecond(Way.Dutch way) {
    var start = way.startFactor();
    if (start.units().signum() == 0) return -1;
    LongPredicate sells =
        second -> {
          var price = way.curve().price(start, second);
          return Chance.number(price) >= owed * NEARLY
              && price.compareTo(way.floorFactor().orElse(Ray.ZERO)) >= 0
              && isAbove(way.reset().cusp(), price, start);
        };
    if (!sells.test(0)) return -1;
    var most = Math.min(way.reset().tail().toSeconds(), (long) (left * SECONDS_PER_HOUR));
    return mostSeconds(most, sells);
  }

  /** Whether price ÷ start is the cusp or more. */
  private static boolean isAbove(Ray cusp, Ray price, Ray start) {
    return price.units().multiply(Ray.SCALE).compareTo(cusp.units().multiply(start.units())) >= 0;
  }

  /**
   * The most, from 0 up to a bound, for which something holds that holds at 0 and once it does not,
   * never again.
   */
  private static long mostSeconds(long bound, LongPredicate holds) {
    var low = 0L;
    var high = Math.max(0, bound);
    while (low < high) {
      var middle = high - (high - low) / 2;
      if (holds.test(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private static double price(Way.Dutch way, long second) {
    return Chance.number(way.curve().price(way.startFactor(), second));
  }

  private Estimate batch(Way.Batch way, Keepers keepers, int takes) {
    var window = Chance.hours(way.window());
    if (window > left) return closed(way, Obstacle.TIME_TOO_SHORT);
    var expected = Chance.number(keepers.takesPerHour()) * window;
    var bidders = Math.max(expected, takes);
    var margin = Math.min(1, 2 * share(keepers.margin()) * takes / (bidders + 1));
    var slippage = exit(keepers, takes, window / takes);
    var limit = Math.max(Chance.number(way.minimumFactor()), owed);
    if (1 - margin - slippage < limit * NEARLY) return closed(way, Obstacle.BELOW_LIMIT);
    var probability = Chance.atLeast(takes, expected);
    return estimate(
        way, probability, probability * slippage, probability * margin, way.reward(), window);
  }

  /** In as many slices as lose least, the fewest of them if it makes no difference. */
  private Estimate direct(Way.Direct way) {
    if (outlook.venues().flatMap(venues -> venues.impact(offer.price())).isEmpty())
      return closed(way, Obstacle.NO_VENUE);
    if (most().filter(offer.lot()::exceeds).isPresent())
      return closed(way, Obstacle.DEPTH_TOO_SMALL);
    var best = 0;
    for (var slices = 1; slices <= mostSlices(way); slices++)
      if (1 - cost(way, slices) >= directLimit(way) * NEARLY
          && (best == 0 || loss(way, slices) < loss(way, best))) best = slices;
    return best == 0
        ? closed(way, Obstacle.BELOW_LIMIT)
        : new Estimate(
            estimate(way, 1, cost(way, best), 0, none(), wait(way, best)).score(),
            wait(way, best),
            best);
  }

  private double loss(Way.Direct way, int slices) {
    return cost(way, slices) + fall(wait(way, slices));
  }

  private double cost(Way.Direct way, int slices) {
    return fixedCost() + gradient(way, slices);
  }

  /** What one sale costs of each token beyond the fixed cost, if all of the lot is sold so. */
  double gradient(Way.Direct way, int slices) {
    return steepness * impact(slices, Chance.hours(way.pause()));
  }

  double fixedCost() {
    return fixedCost + strain;
  }

  /** Until the mean of the slices is sold. */
  double wait(Way.Direct way, int slices) {
    return (slices - 1) * Chance.hours(way.pause()) / 2;
  }

  /** The last one within the horizon; all at once where one does not know what waiting costs. */
  int mostSlices(Way.Direct way) {
    if (outlook.volatility().isEmpty()) return 1;
    var pause = Chance.hours(way.pause());
    return pause > 0 ? (int) Math.min(way.slices(), Math.floor(left / pause) + 1) : way.slices();
  }

  /** Least price on average, over the oracle's. */
  double directLimit(Way.Direct way) {
    return Math.max(
        Chance.bounded(Chance.number(way.bound()) / Chance.number(offer.price())), owed);
  }

  Optional<Amount> most() {
    return outlook.venues().flatMap(venues -> venues.depth().most());
  }

  /** Of the lot's value, until a moment so many hours away. */
  double fall(double hours) {
    var deviation = outlook.volatility().map(Chance::number).orElse(0.0);
    return Chance.shortfall(
        deviation * StrictMath.sqrt(hours), Chance.number(outlook.fallPerHour()) * hours);
  }

  /** By how much venues are still down so long after this lot was sold there. */
  double strainAfter(double hours) {
    return steepness * outlook.venues().map(venues -> remains(venues, hours)).orElse(0.0);
  }

  /** Mean slippage of equal sales a pause apart, as a share of what the last of them would find. */
  private double impact(int sales, double pause) {
    if (outlook.venues().isEmpty()) return 0;
    var sum = sales / 2.0;
    for (var m = 1; m < sales; m++) sum += (sales - m) * remains(outlook.venues().get(), m * pause);
    return sum / sales / sales;
  }

  /** Of a fall, after so long: g + (1 - g) e^(-hours ÷ ρ). */
  private static double remains(Venues venues, double hours) {
    var stays = Chance.number(venues.permanentShare());
    var recovery = Chance.hours(venues.recovery());
    if (!(hours > 0)) return 1;
    return recovery > 0 ? stays + (1 - stays) * StrictMath.exp(-hours / recovery) : stays;
  }

  /** What keepers' own sales cost of the lot's value. */
  private double exit(Keepers keepers, int takes, double pause) {
    if (outlook.venues().isEmpty()) return 0;
    var hedged = share(keepers.hedged());
    return Math.min(1, hedged * (fixedCost() + hedged * steepness * impact(takes, pause)));
  }

  /** How many keepers it takes to pay for the lot; one more than the most if more than that. */
  private int takes(Keepers keepers) {
    var most = BigInteger.valueOf(MOST_TAKES + 1);
    if (keepers.funds().isZero()) return most.intValueExact();
    return Rounding.UP.divide(value.units(), keepers.funds().units()).min(most).intValueExact();
  }

  private Estimate estimate(
      Way way, double probability, double slippage, double reward, Amount fixed, double hours) {
    var chance = new BigDecimal(probability).movePointRight(18).setScale(0, RoundingMode.DOWN);
    if (chance.signum() == 0) return closed(way, Obstacle.TIME_TOO_SHORT);
    return new Estimate(
        Score.of(
            way.mechanism(),
            new Wad(chance.toBigIntegerExact()),
            value,
            up(slippage),
            up(reward).plus(fixed),
            up(fall(hours))),
        hours,
        1);
  }

  private Estimate closed(Way way, Obstacle obstacle) {
    return new Estimate(Score.closed(way.mechanism(), value, obstacle), 0, 1);
  }

  private Amount up(double share) {
    return value
        .token()
        .units(
            new BigDecimal(Math.max(0, share))
                .multiply(new BigDecimal(value.units()))
                .setScale(0, RoundingMode.UP)
                .toBigIntegerExact());
  }

  private Amount none() {
    return value.token().zero();
  }

  /** The debt as a share of the lot's value, no more than a call would repay. */
  private static double owed(Offer offer, Amount value) {
    var debt =
        Chance.bounded(
            new BigDecimal(offer.debtToCover().units())
                .divide(new BigDecimal(value.units()), MathContext.DECIMAL64)
                .doubleValue());
    return Math.min(debt, 1 / (1 + share(offer.bonus())));
  }

  private static double share(BasisPoints points) {
    return points.value() / 1e4;
  }

  private static double tokens(Amount amount) {
    return Chance.bounded(new BigDecimal(amount.units(), amount.token().decimals()).doubleValue());
  }
}
